/** The command line: demo, train, predict and explain. */
package dev.gradus.cli;
