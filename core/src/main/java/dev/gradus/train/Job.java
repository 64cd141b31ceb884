package dev.gradus.train;

import dev.gradus.data.Dataset;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Module;

/**
 * What a trainer computes.
 *
 * @param model what is trained
 * @param loss how far its outputs are from the targets
 * @param metric what is reported beside the loss
 * @param l2 the weight of the penalty
 * @param training the rows to learn from
 * @param checked the rows to measure on
 */
record Job(Module model, Loss loss, Metric metric, double l2, Dataset training, Dataset checked) {}
