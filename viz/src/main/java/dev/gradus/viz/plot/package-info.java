/** Plots of functions, training curves, points, decision regions and histograms, as SVG and PNG. */
package dev.gradus.viz.plot;
