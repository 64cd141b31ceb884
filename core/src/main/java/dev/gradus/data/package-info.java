/**
 * Data to train on: tables of numbers, their preparation, toy sets, and random generators that give
 * the same stream as Python's, so that an experiment can be compared digit by digit.
 */
package dev.gradus.data;
