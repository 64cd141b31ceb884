package dev.gradus;

/**
 * Plain numbers: the algebra in which the eager engine computes.
 *
 * <p>{@link StrictMath} throughout, because {@link Math} may give other last digits on another machine or JDK, and a
 * lesson should print the same digits everywhere. The boxes never reach the heap once a caller names its op literally.
 */
final class Real implements Algebra<Double> {
    static final Real REAL = new Real();

    private Real() {}

    @Override
    public Double constant(double c) {
        return c;
    }

    @Override
    public Double apply(Op op, Double a, Double b) {
        return op.value(this, a, b);
    }

    @Override
    public Double add(Double a, Double b) {
        return a + b;
    }

    @Override
    public Double sub(Double a, Double b) {
        return a - b;
    }

    @Override
    public Double mul(Double a, Double b) {
        return a * b;
    }

    @Override
    public Double div(Double a, Double b) {
        return a / b;
    }

    @Override
    public Double pow(Double a, Double b) {
        return StrictMath.pow(a, b);
    }

    @Override
    public Double atan2(Double a, Double b) {
        return StrictMath.atan2(a, b);
    }

    @Override
    public Double hypot(Double a, Double b) {
        return StrictMath.hypot(a, b);
    }

    @Override
    public Double max(Double a, Double b) {
        return Math.max(a, b);
    }

    @Override
    public Double min(Double a, Double b) {
        return Math.min(a, b);
    }

    @Override
    public Double greater(Double a, Double b) {
        return a > b ? 1.0 : 0.0;
    }

    @Override
    public Double neg(Double a) {
        return -a;
    }

    @Override
    public Double exp(Double a) {
        return StrictMath.exp(a);
    }

    @Override
    public Double expm1(Double a) {
        return StrictMath.expm1(a);
    }

    @Override
    public Double log(Double a) {
        return StrictMath.log(a);
    }

    @Override
    public Double log1p(Double a) {
        return StrictMath.log1p(a);
    }

    @Override
    public Double sqrt(Double a) {
        return Math.sqrt(a);
    }

    @Override
    public Double cbrt(Double a) {
        return StrictMath.cbrt(a);
    }

    @Override
    public Double sin(Double a) {
        return StrictMath.sin(a);
    }

    @Override
    public Double cos(Double a) {
        return StrictMath.cos(a);
    }

    @Override
    public Double tan(Double a) {
        return StrictMath.tan(a);
    }

    @Override
    public Double asin(Double a) {
        return StrictMath.asin(a);
    }

    @Override
    public Double acos(Double a) {
        return StrictMath.acos(a);
    }

    @Override
    public Double atan(Double a) {
        return StrictMath.atan(a);
    }

    @Override
    public Double sinh(Double a) {
        return StrictMath.sinh(a);
    }

    @Override
    public Double cosh(Double a) {
        return StrictMath.cosh(a);
    }

    @Override
    public Double tanh(Double a) {
        return StrictMath.tanh(a);
    }

    @Override
    public Double abs(Double a) {
        return Math.abs(a);
    }

    @Override
    public Double sign(Double a) {
        return Math.signum(a);
    }
}
