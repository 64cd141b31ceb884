package dev.gradus.viz.plot;

import dev.gradus.Value;
import dev.gradus.data.Dataset;
import dev.gradus.io.AtomicFiles;
import dev.gradus.nn.Module;
import dev.gradus.train.Epoch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A plot, drawn without a display and without any native program.
 *
 * <pre>{@code
 * Plot.function(-2, 6, Curve.of("3x² − 4x + 5", x -> 3 * x * x - 4 * x + 5).tangentAt(3)).save(Path.of("f.svg"));
 * Plot.curve(epochs).logScale().save(Path.of("loss.png"));
 * Plot.regions(model, TwoMoons.make(100, 0.1, random)).dark().save(Path.of("moons.png"));
 * }</pre>
 *
 * <p>Immutable: the functions and models are asked when the plot is made, so that training them further does not change
 * it, and options give a new plot. The same plot gives the same bytes on the same Java and fonts.
 */
public final class Plot {
    private static final int SMALLEST = 160;
    private static final int LARGEST = 10_000;
    private static final double MAX_SCALE = 8;
    private static final double FILE_SCALE = 2;

    private final Figure figure;
    private final Options options;

    private Plot(Figure figure, Options options) {
        this.figure = figure;
        this.options = options;
    }

    private static Plot of(Figure figure) {
        return new Plot(figure, figure.defaults());
    }

    /**
     * Functions over an interval, called f, or f1, f2, … when there are several.
     *
     * @param from the left end, finite
     * @param to the right end, finite and larger
     * @param functions at least one; see {@link #function(double, double, Curve...)}
     * @return the plot
     * @throws IllegalArgumentException if the interval is empty or a function has no finite value in it
     */
    public static Plot function(double from, double to, DoubleUnaryOperator... functions) {
        return function(
                from,
                to,
                IntStream.range(0, functions.length)
                        .mapToObj(i -> Curve.of(functions.length == 1 ? "f" : "f" + (i + 1), functions[i]))
                        .toArray(Curve[]::new));
    }

    /**
     * Named functions over an interval, with their tangents.
     *
     * <p>The line breaks where a function is NaN or infinite, at jumps and at poles; with a pole the vertical axis shows
     * what is near the middle nine tenths of the values.
     *
     * @param from the left end, finite
     * @param to the right end, finite and larger
     * @param curves at least one
     * @return the plot
     * @throws IllegalArgumentException if the interval is empty or a function has no finite value in it
     */
    public static Plot function(double from, double to, Curve... curves) {
        return of(new FunctionFigure(from, to, List.of(curves)));
    }

    /**
     * Numbers over steps, such as losses or learning rates; see {@link Series#on} for panels.
     *
     * @param series at least one
     * @return the plot
     * @throws IllegalArgumentException if there is no series
     */
    public static Plot curve(Series... series) {
        return of(new CurveFigure("", "step", List.of(series)));
    }

    /**
     * The loss of a training and, in a panel below, its accuracy; those of the validation too where there are any.
     *
     * @param epochs what the trainer returned, at least one
     * @return the plot
     * @throws IllegalArgumentException if there are no epochs
     */
    public static Plot curve(List<Epoch> epochs) {
        return curve(epochs, "accuracy");
    }

    /**
     * The loss of a training and, in a panel below, its metric; those of the validation too where there are any.
     *
     * @param epochs what the trainer returned, at least one
     * @param metric the name of the trainer's metric
     * @return the plot
     * @throws IllegalArgumentException if there are no epochs
     */
    public static Plot curve(List<Epoch> epochs, String metric) {
        return of(CurveFigure.of(epochs, metric));
    }

    /**
     * The rows of a dataset, coloured and shaped by class.
     *
     * @param dataset two inputs; one target of two values, of which one is above 0, or one target for each class
     * @return the plot
     * @throws IllegalArgumentException if the dataset has other columns or no rows
     */
    public static Plot scatter(Dataset dataset) {
        return of(new ScatterFigure(dataset));
    }

    /**
     * What a model decides everywhere around a dataset, with the rows on top.
     *
     * <p>With one output, the sign decides and the line is where the score is 0; with several, the largest decides. The
     * further the decision is from the line, the stronger the colour. The model is asked at 145 × 97 points.
     *
     * @param model two inputs; one output for each target
     * @param dataset as for {@link #scatter}
     * @return the plot
     * @throws IllegalArgumentException if model and dataset do not fit each other or a plot
     */
    public static Plot regions(Module model, Dataset dataset) {
        return regions(
                point -> Arrays.stream(model.forward(point))
                        .mapToDouble((Value output) -> output.data)
                        .toArray(),
                dataset);
    }

    /**
     * As {@link #regions(Module, Dataset)} for any function from inputs to outputs, such as a model behind a
     * standardizer: {@code x -> outputs(model.forward(standardizer.transform(x)))}.
     *
     * @param model two numbers to one for each target; NaN leaves the background
     * @param dataset as for {@link #scatter}
     * @return the plot
     * @throws IllegalArgumentException if model and dataset do not fit each other or a plot
     */
    public static Plot regions(Function<double[], double[]> model, Dataset dataset) {
        return of(new RegionsFigure(model, dataset));
    }

    /**
     * How numbers are spread, such as the activations or gradients of each layer: one strip for each series above a
     * common axis of 60 bins, with mean and standard deviation.
     *
     * @param series at least one, each with a finite value
     * @return the plot
     * @throws IllegalArgumentException if there is no series, or one without a finite value
     */
    public static Plot histogram(Series... series) {
        return of(new HistogramFigure(List.of(series)));
    }

    /**
     * The same plot under another title.
     *
     * @param title the title; empty for none
     * @return the new plot
     */
    public Plot title(String title) {
        return new Plot(figure, options.withTitle(title));
    }

    /**
     * The same plot with other axis titles.
     *
     * @param x below the horizontal axis
     * @param y beside the vertical axis, of the first panel where there are several
     * @return the new plot
     */
    public Plot axes(String x, String y) {
        return new Plot(figure, options.withLabels(x, y));
    }

    /**
     * The same plot in another size; 640 × 400 at first, higher for many histograms.
     *
     * @param width in CSS pixels, 160 to 10,000
     * @param height in CSS pixels, 160 to 10,000
     * @return the new plot
     * @throws IllegalArgumentException if the size is out of range
     */
    public Plot size(int width, int height) {
        if (Math.min(width, height) < SMALLEST || Math.max(width, height) > LARGEST) {
            throw new IllegalArgumentException("A plot of " + width + " × " + height
                    + " pixels can't be drawn; width and height go from " + SMALLEST + " to " + LARGEST + ".");
        }
        return new Plot(figure, options.withSize(width, height));
    }

    /**
     * The same plot on a dark ground.
     *
     * @return the new plot
     */
    public Plot dark() {
        return new Plot(figure, options.withPalette(Palette.DARK));
    }

    /**
     * The same plot with a logarithmic vertical axis, of the first panel where a curve has several; what is not above 0
     * leaves a gap.
     *
     * @return the new plot
     * @throws IllegalStateException for scatter and regions, whose vertical axis is an input
     * @throws IllegalArgumentException if a line has nothing above 0
     */
    public Plot logScale() {
        if (!figure.canBeLogarithmic()) {
            throw new IllegalStateException("The vertical axis of this plot is an input of the dataset; take the"
                    + " logarithm in the dataset instead of logScale().");
        }
        Options log = options.withLog();
        figure.panel(log);
        return new Plot(figure, log);
    }

    /**
     * The plot as SVG.
     *
     * @return a document with its {@code <svg>} element only, without declaration, to save or to put into a page
     */
    public String svg() {
        return SvgWriter.write(new Picture(figure, options), options.title());
    }

    /**
     * The plot as PNG.
     *
     * @param scale image pixels for each CSS pixel, above 0 and up to 8; 2 is crisp on fine screens
     * @return the file's bytes
     * @throws IllegalArgumentException if the scale is out of range
     */
    public byte[] png(double scale) {
        if (!(scale > 0 && scale <= MAX_SCALE)) {
            throw new IllegalArgumentException(
                    "The scale is " + scale + "; it must be above 0 and at most " + MAX_SCALE + ".");
        }
        return new Picture(figure, options).png(scale);
    }

    /**
     * Writes the plot to a file, atomically: SVG or PNG (at scale 2) by its extension.
     *
     * @param file ends in {@code .svg} or {@code .png}, in small or capital letters
     * @throws IllegalArgumentException if it has another extension
     * @throws IOException if it can't be written; what was there before is unchanged
     */
    public void save(Path file) throws IOException {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".svg")) {
            AtomicFiles.write(file, svg().getBytes(StandardCharsets.UTF_8));
        } else if (name.endsWith(".png")) {
            AtomicFiles.write(file, png(FILE_SCALE));
        } else {
            throw new IllegalArgumentException(
                    "Can't tell from " + file + " what to write; name a file that ends in .svg or .png.");
        }
    }
}
