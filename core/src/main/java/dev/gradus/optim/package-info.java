/** Optimizers, learning-rate schedules and gradient clipping. */
package dev.gradus.optim;
