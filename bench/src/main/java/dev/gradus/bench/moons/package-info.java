/** The moons step: a small network, one step of gradient descent. */
package dev.gradus.bench.moons;
