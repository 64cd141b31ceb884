/** The engine: scalar values that remember how they were made, and gradients of them. */
package dev.gradus;
