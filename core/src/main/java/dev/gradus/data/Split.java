package dev.gradus.data;

/**
 * A dataset dealt into two.
 *
 * @param train the rows to learn from
 * @param validation the rows to judge by, never learned from
 */
public record Split(Dataset train, Dataset validation) {}
