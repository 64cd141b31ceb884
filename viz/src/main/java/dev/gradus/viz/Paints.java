package dev.gradus.viz;

import java.util.stream.Stream;

/** The colours of gradients in one picture, relative to the largest of them. */
final class Paints {
    private final Options options;
    private final double largest;

    Paints(Graph graph, Options options) {
        this.options = options;
        largest = graph.boxes().stream()
                .flatMap(Paints::gradients)
                .filter(Double::isFinite)
                .mapToDouble(Math::abs)
                .max()
                .orElse(0);
    }

    /** {@return the fill for the gradient that a box shows; that of its record if it shows none} */
    String gradient(Box box) {
        if (!options.gradients()) {
            return options.theme().record;
        }
        return gradients(box)
                .map(g -> options.theme().gradients().of(g, largest))
                .findFirst()
                .orElse(options.theme().record);
    }

    private static Stream<Double> gradients(Box box) {
        if (box instanceof Box.Single single) {
            return single.kind() == Box.Kind.CONSTANT ? Stream.empty() : Stream.of(single.value().grad);
        }
        return box instanceof Box.Folded folded && folded.parameters() > 0
                ? Stream.of(folded.steepest().grad)
                : Stream.empty();
    }
}
