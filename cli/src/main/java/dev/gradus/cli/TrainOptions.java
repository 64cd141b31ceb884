package dev.gradus.cli;

import dev.gradus.nn.Activation;
import dev.gradus.nn.Initializer;
import dev.gradus.nn.Mlp;
import dev.gradus.optim.Adam;
import dev.gradus.optim.AdamW;
import dev.gradus.optim.LearningRate;
import dev.gradus.optim.Optimizer;
import dev.gradus.optim.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What decides how a network is made and trained, as options. */
final class TrainOptions {
    private static final long MOST_PARAMETERS = 1_000_000;
    private static final double WEIGHT_DECAY = 0.01;

    /** What --eager does. */
    static final String EAGER =
            "Compute value by value instead of compiling: slow, and the same bits on every machine.";

    private enum Method {
        ADAM,
        ADAMW,
        SGD
    }

    @Option(
            names = "--hidden",
            paramLabel = "N,N…",
            defaultValue = "16,16",
            description = "Neurons in each hidden layer, or none (default: ${DEFAULT-VALUE}).")
    String hidden = "";

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            defaultValue = "tanh",
            description = "tanh, relu, leaky-relu, elu, gelu, silu, softplus, sigmoid or linear"
                    + " (default: ${DEFAULT-VALUE}).")
    String activation = "";

    @Option(
            names = "--loss",
            paramLabel = "NAME",
            defaultValue = "auto",
            description = "softmax (cross-entropy), for two classes also bce or hinge; mse or huber for numbers"
                    + " (default: softmax or mse).")
    String loss = "";

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            defaultValue = "adam",
            description = "adam, adamw or sgd (default: ${DEFAULT-VALUE}).")
    String optimizer = "";

    @Option(
            names = "--lr",
            paramLabel = "X",
            description = "Learning rate (default: 0.01 for adam and adamw, 0.1 for sgd).")
    @Nullable
    Double rate;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "100",
            description = "How often to go through the rows (default: ${DEFAULT-VALUE}).")
    int epochs;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "32",
            description = "Rows per step (default: ${DEFAULT-VALUE}).")
    int batch;

    @Option(
            names = "--l2",
            paramLabel = "X",
            defaultValue = "0.003",
            description = "Weight of the penalty on squared parameters (default: ${DEFAULT-VALUE}).")
    double l2;

    @Option(
            names = "--clip",
            paramLabel = "X",
            description = "Largest norm of a gradient; larger ones are scaled down.")
    @Nullable
    Double clip;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "Stop after N epochs without a smaller loss on the validation rows, and go back to the best.")
    @Nullable
    Integer patience;

    @Option(
            names = "--val",
            paramLabel = "X",
            defaultValue = "0.2",
            description = "Share of the rows to validate with, 0 for none (default: ${DEFAULT-VALUE}).")
    double validation;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Decides split, first weights and order; the same seed gives the same bits"
                    + " (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(names = "--eager", description = EAGER)
    boolean eager;

    /** Fails at the first option that is out of range. */
    void check() {
        layers();
        activation();
        method();
        require(rate() > 0 && rate() < Double.POSITIVE_INFINITY, "--lr", rate(), "above 0");
        require(epochs >= 1, "--epochs", epochs, "at least 1");
        require(batch >= 1, "--batch", batch, "at least 1");
        require(l2 >= 0 && l2 < Double.POSITIVE_INFINITY, "--l2", l2, "0 or more");
        require(clip == null || clip > 0, "--clip", String.valueOf(clip), "above 0");
        require(patience == null || patience >= 1, "--patience", String.valueOf(patience), "at least 1");
        require(validation >= 0 && validation < 1, "--val", validation, "at least 0 and below 1");
    }

    private static void require(boolean ok, String option, Object value, String range) {
        if (!ok) {
            throw new BadInput(option + " is " + value + "; it must be " + range + ".");
        }
    }

    private List<Integer> layers() {
        List<Integer> layers = new ArrayList<>();
        if (hidden.strip().equals("none")) {
            return layers;
        }
        for (String size : hidden.split(",", -1)) {
            if (!size.strip().matches("0*[1-9]\\d{0,5}")) {
                throw new BadInput("--hidden is '" + hidden + "'; give sizes of layers such as 16,16, or none.");
            }
            layers.add(Integer.valueOf(size.strip()));
        }
        return layers;
    }

    private Activation activation() {
        return Choices.parse(Activation.class, "--activation", activation);
    }

    private Method method() {
        return Choices.parse(Method.class, "--optimizer", optimizer);
    }

    double rate() {
        return rate != null ? rate : method() == Method.SGD ? 0.1 : 0.01;
    }

    /** A new network; tanh and sigmoid start as Glorot has it, the others as He does. */
    Mlp network(int inputs, int outputs, RandomGenerator random) {
        List<Integer> sizes = new ArrayList<>(List.of(inputs));
        sizes.addAll(layers());
        sizes.add(outputs);
        long parameters = 0;
        for (int i = 1; i < sizes.size(); i++) {
            parameters += (sizes.get(i - 1) + 1L) * sizes.get(i);
        }
        if (parameters > MOST_PARAMETERS) {
            throw new BadInput("A network with layers " + sizes + " has " + parameters
                    + " parameters; choose smaller --hidden layers, up to " + MOST_PARAMETERS + " parameters.");
        }
        Activation chosen = activation();
        Initializer initializer = switch (chosen) {
            case TANH, SIGMOID, LINEAR -> Initializer.XAVIER;
            default -> Initializer.HE;
        };
        return new Mlp(sizes, chosen, Activation.LINEAR, initializer, random);
    }

    /** A new optimizer for a network. */
    Optimizer optimizer(Mlp model) {
        LearningRate schedule = LearningRate.constant(rate());
        return switch (method()) {
            case ADAM -> new Adam(model.parameters(), schedule, 0.9, 0.999, 1e-8);
            case ADAMW -> new AdamW(model.parameters(), schedule, WEIGHT_DECAY);
            case SGD -> new Sgd(model.parameters(), schedule, 0, false);
        };
    }

    /** All of them but --eager, which the trainer sees to, and the number of epochs, which may grow when training goes on: {@code --lr=0.01 --batch=32}. */
    String summary() {
        return String.join(
                " ",
                "--hidden=" + hidden.replaceAll("\\s", ""),
                "--activation=" + activation().name().toLowerCase(Locale.ROOT),
                "--optimizer=" + method().name().toLowerCase(Locale.ROOT),
                "--lr=" + rate(),
                "--batch=" + batch,
                "--l2=" + l2,
                "--val=" + validation,
                "--seed=" + seed,
                "--clip=" + (clip == null ? "none" : clip),
                "--patience=" + (patience == null ? "none" : patience));
    }
}
