/** The training loop: model, loss, optimizer and data together, with checkpoints. */
package dev.gradus.train;
