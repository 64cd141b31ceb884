package dev.gradus.compile;

/**
 * The loops that run over lanes, from one provider: plain Java, or the Vector API where that is there.
 *
 * <p>A row is an array of lanes; {@code rows[r][l]} is lane l of row r. {@code lanes} is the number of lanes to compute,
 * a multiple of {@link #width}; every row is at least that long. Rows written are never among the rows read.
 */
interface Kernels {
    /** Elementwise, once per member: the same expression on other rows. */
    interface Map {
        /**
         * Computes all members.
         *
         * @param rows the workspace
         * @param uniforms where uniform numbers are
         * @param table per member: the rows of the varying inputs, the places of the uniform inputs, the rows of the
         *     outputs
         * @param members how many members
         * @param lanes how many lanes
         */
        void run(double[][] rows, double[] uniforms, int[] table, int members, int lanes);
    }

    /** Elementwise over consecutive uniform numbers. */
    interface UniformMap {
        /**
         * Computes all numbers of the runs.
         *
         * @param uniforms where all numbers are
         * @param table where the run of each varying input starts, the places of the uniform inputs, where the run of
         *     each output starts
         * @param count the length of the runs, any number ≥ 1
         */
        void run(double[] uniforms, int[] table, int count);
    }

    /** {@return the number of lanes handled at once} */
    int width();

    /** {@return a name to show, such as "Vector API, 8 lanes"} */
    String name();

    Map map(Template template);

    UniformMap uniformMap(Template template);

    /**
     * A matrix product over lanes: y[j][l] = bias[j] + Σₖ w[j][k] · x[k][l].
     *
     * @param rows the workspace
     * @param y the row of each output
     * @param x the row of each input
     * @param uniforms where w and bias are: w[j][k] at {@code w + j * down + k * right}
     * @param w the place of w[0][0]
     * @param down the step from w[j][k] to w[j+1][k]
     * @param right the step from w[j][k] to w[j][k+1]
     * @param bias the place of each output's bias
     * @param lanes how many lanes
     */
    void matmul(
            double[][] rows, int[] y, int[] x, double[] uniforms, int w, int down, int right, int[] bias, int lanes);

    /**
     * Products summed over lanes: sums[at + j * down + k * right] += Σₗ a[j][l] · b[k][l].
     *
     * @param rows the workspace
     * @param a the rows of the one side
     * @param b the rows of the other side
     * @param sums where to add
     * @param at the place of the sum for j = k = 0
     * @param down the step to the next j
     * @param right the step to the next k
     * @param lanes how many lanes
     */
    void laneDot(double[][] rows, int[] a, int[] b, double[] sums, int at, int down, int right, int lanes);

    /** {@return the kernels to use here: those on the Vector API where its module was added, else plain Java} */
    static Kernels best() {
        return KernelChoice.BEST.kernels();
    }

    /** {@return why {@link #best} are the best, and what to do for better ones: a sentence or two} */
    static String reason() {
        return KernelChoice.BEST.reason();
    }

    /** {@return the kernels in plain Java} */
    static Kernels plain() {
        return KernelChoice.PLAIN;
    }

    /**
     * {@return the kernels on the Vector API}
     *
     * @throws IllegalStateException where its module was not added
     */
    static Kernels vector() {
        return KernelChoice.vector();
    }
}
