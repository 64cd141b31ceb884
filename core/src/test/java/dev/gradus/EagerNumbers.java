package dev.gradus;

/** The eager engine's arithmetic, for tests in other packages to compare with. */
public final class EagerNumbers {
    /** The algebra of plain numbers. */
    public static final Algebra<Double> ALGEBRA = Real.REAL;

    private EagerNumbers() {}
}
