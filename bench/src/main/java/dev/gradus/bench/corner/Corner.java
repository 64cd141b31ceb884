package dev.gradus.bench.corner;

import dev.gradus.Value;

/** A loss, its mean over rows and the gradient of that. */
abstract class Corner {
    final double[] parameters;
    final double[][] rows;

    Corner(double[] parameters, double[][] rows) {
        this.parameters = parameters;
        this.rows = rows;
    }

    static Corner of(String name) {
        return name.equals("chain") ? new Chain() : new NoDots();
    }

    /** The loss of a row as a graph. */
    abstract Value loss(Value[] p, Value[] row);

    /** The same by hand in plain Java: returns the mean loss and writes its gradient. */
    abstract double byHand(double[] gradient);
}
