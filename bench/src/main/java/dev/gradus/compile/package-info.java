/** Benchmarks of what the compiler keeps to itself. */
package dev.gradus.compile;
