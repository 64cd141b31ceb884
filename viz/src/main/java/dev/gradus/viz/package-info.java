/** Pictures: expression graphs, step-through pages and plots. */
package dev.gradus.viz;
