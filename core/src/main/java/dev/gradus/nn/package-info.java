/** Networks of scalar neurons, their activations, initialisation and losses. */
package dev.gradus.nn;
