/** Expressions that are no networks: very deep, or without a single dot product. */
package dev.gradus.bench.corner;
