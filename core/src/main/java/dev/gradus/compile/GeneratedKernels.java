package dev.gradus.compile;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Kernels that are written as bytecode when they are first asked for, and kept. */
abstract class GeneratedKernels implements Kernels {
    private static final int WIDTH = 8;

    final Lanes lanes;
    private final Lanes single = new ScalarLanes(Element.DOUBLE);
    private final Recent<Template, Map> maps = new Recent<>();
    private final Recent<Template, UniformMap> uniformMaps = new Recent<>();

    /** The largest tile of {@link #laneDot}: rows of a by rows of b. */
    private final int largestDown;

    private final int largestRight;
    private final AtomicReferenceArray<@Nullable DotTile> dotTiles;

    GeneratedKernels(Lanes lanes, int largestDown, int largestRight) {
        this.lanes = lanes;
        this.largestDown = largestDown;
        this.largestRight = largestRight;
        dotTiles = new AtomicReferenceArray<>(2 * (largestDown + 1) * (largestRight + 1));
    }

    @Override
    public final int width() {
        return Math.max(WIDTH, lanes.length);
    }

    @Override
    public final Map map(Template template) {
        return maps.get(template, t -> MapGenerator.map(lanes, t));
    }

    @Override
    public final UniformMap uniformMap(Template template) {
        return uniformMaps.get(template, this::newUniformMap);
    }

    private UniformMap newUniformMap(Template template) {
        MapGenerator.Span whole = MapGenerator.span(lanes, template);
        MapGenerator.Span rest = lanes.length == 1 ? whole : MapGenerator.span(single, template);
        return (uniforms, table, count) -> {
            int end = count - count % lanes.length;
            whole.run(uniforms, table, 0, end);
            rest.run(uniforms, table, end, count);
        };
    }

    @Override
    public void laneDot(double[][] rows, int[] a, int[] b, double[] sums, int at, int down, int right, int lanes) {
        boolean turn = right != 1 && (down == 1 || b.length < a.length);
        if (turn) {
            dot(rows, b, a, sums, at, right, down, lanes);
        } else {
            dot(rows, a, b, sums, at, down, right, lanes);
        }
    }

    /** Whole tiles first; what is left of b on the right, and of a below, in smaller ones. */
    private void dot(double[][] rows, int[] a, int[] b, double[] sums, int at, int down, int right, int lanes) {
        int whole = b.length - b.length % largestRight;
        if (whole > 0) {
            dot(rows, a, b, sums, at, down, right, 0, whole, largestRight, lanes);
        }
        if (whole < b.length) {
            dot(rows, a, b, sums, at, down, right, whole, b.length, b.length - whole, lanes);
        }
    }

    private void dot(
            double[][] rows,
            int[] a,
            int[] b,
            double[] sums,
            int at,
            int down,
            int right,
            int k0,
            int k1,
            int width,
            int lanes) {
        int middle = Split.inLonger(a.length, largestDown);
        int height = Split.size(a.length, largestDown);
        if (middle > 0) {
            dotTile(height + 1, width, right == 1).run(rows, a, b, sums, at, down, right, 0, middle, k0, k1, lanes);
        }
        if (middle < a.length) {
            dotTile(height, width, right == 1).run(rows, a, b, sums, at, down, right, middle, a.length, k0, k1, lanes);
        }
    }

    private DotTile dotTile(int height, int width, boolean consecutive) {
        int index = (height * (largestRight + 1) + width) * 2 + (consecutive ? 1 : 0);
        DotTile tile = dotTiles.get(index);
        if (tile == null) {
            tile = new DotTile.Shape(height, width, consecutive).generate(lanes);
            dotTiles.set(index, tile);
        }
        return tile;
    }
}
