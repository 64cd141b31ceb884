/** JMH benchmarks; {@code bench/run} runs them. */
package dev.gradus.bench;
