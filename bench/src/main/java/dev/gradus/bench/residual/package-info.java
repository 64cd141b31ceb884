/** Least squares: the Jacobian of a residual with 8 parameters over 100,000 rows. */
package dev.gradus.bench.residual;
