/** Expression graphs recorded once and run over batches of rows at the speed of vector code. */
package dev.gradus.compile;
