/** Small complete programs, in the order of the lecture: each prints numbers that a test compares. */
package dev.gradus.examples;
