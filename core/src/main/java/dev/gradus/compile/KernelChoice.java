package dev.gradus.compile;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The only place that decides which kernels run.
 *
 * <p>The system property {@code gradus.kernels} may say {@code plain} or {@code vector}.
 *
 * @param kernels what was chosen
 * @param reason why, and what to do for faster ones
 */
record KernelChoice(Kernels kernels, String reason) {
    private static final String PROPERTY = "gradus.kernels";
    private static final String MODULE = "jdk.incubator.vector";
    private static final String HINT =
            "For the Vector API, several times as fast, add --add-modules " + MODULE + " to the java command.";

    static final Kernels PLAIN = new PlainKernels();
    private static final @Nullable Kernels VECTOR =
            ModuleLayer.boot().findModule(MODULE).flatMap(KernelChoice::on).orElse(null);
    static final KernelChoice BEST = choose(System.getProperty(PROPERTY), VECTOR);

    /**
     * The kernels that a name stands for, or the best ones where there is none.
     *
     * @param vector those on the Vector API, if they are there
     */
    static KernelChoice choose(@Nullable String name, @Nullable Kernels vector) {
        if (name == null) {
            return vector != null
                    ? new KernelChoice(vector, "The module " + MODULE + " is there.")
                    : new KernelChoice(PLAIN, HINT);
        }
        String reason = "The system property " + PROPERTY + " says so.";
        return switch (name) {
            case "plain" -> new KernelChoice(PLAIN, reason);
            case "vector" -> new KernelChoice(required(vector), reason);
            default ->
                throw new IllegalArgumentException(
                        "the system property " + PROPERTY + " is '" + name + "'; it may be 'plain' or 'vector'");
        };
    }

    static Kernels vector() {
        return required(VECTOR);
    }

    private static Kernels required(@Nullable Kernels vector) {
        if (vector == null) {
            throw new IllegalStateException("kernels on the Vector API were asked for, but it is not there. " + HINT);
        }
        return vector;
    }

    /** Nothing where a vector would be a single number. */
    private static Optional<Kernels> on(Module module) {
        KernelChoice.class.getModule().addReads(module);
        try {
            Object species = Class.forName(module, "jdk.incubator.vector.DoubleVector")
                    .getField("SPECIES_PREFERRED")
                    .get(null);
            int length = (int) Class.forName(module, "jdk.incubator.vector.VectorSpecies")
                    .getMethod("length")
                    .invoke(species);
            return length > 1 ? Optional.of(new VectorKernels(length)) : Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the module " + MODULE + " is there, but is not as expected", e);
        }
    }
}
