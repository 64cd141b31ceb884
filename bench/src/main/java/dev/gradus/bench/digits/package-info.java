/** A network for digits, 784-128-10: where matrix products are nearly everything. */
package dev.gradus.bench.digits;
