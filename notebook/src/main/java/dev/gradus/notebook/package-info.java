/** Values, plots, models and reports as pictures and tables in notebooks, and Jupyter with a kernel that shows them. */
package dev.gradus.notebook;
