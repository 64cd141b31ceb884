package dev.gradus;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The methods of Value by the operation they stand for. */
final class OpMethods {
    static final Map<Op, Function<Value, Value>> UNARY = new EnumMap<>(Op.class);
    static final Map<Op, BiFunction<Value, Value, Value>> BINARY = new EnumMap<>(Op.class);
    static final Map<Op, BiFunction<Value, Double, Value>> WITH_CONSTANT = new EnumMap<>(Op.class);

    static {
        UNARY.put(Op.NEG, Value::unaryMinus);
        UNARY.put(Op.EXP, Value::exp);
        UNARY.put(Op.EXPM1, Value::expm1);
        UNARY.put(Op.LOG, Value::log);
        UNARY.put(Op.LOG1P, Value::log1p);
        UNARY.put(Op.SQRT, Value::sqrt);
        UNARY.put(Op.CBRT, Value::cbrt);
        UNARY.put(Op.SQUARE, Value::square);
        UNARY.put(Op.SIN, Value::sin);
        UNARY.put(Op.COS, Value::cos);
        UNARY.put(Op.TAN, Value::tan);
        UNARY.put(Op.ASIN, Value::asin);
        UNARY.put(Op.ACOS, Value::acos);
        UNARY.put(Op.ATAN, Value::atan);
        UNARY.put(Op.SINH, Value::sinh);
        UNARY.put(Op.COSH, Value::cosh);
        UNARY.put(Op.TANH, Value::tanh);
        UNARY.put(Op.SIGMOID, Value::sigmoid);
        UNARY.put(Op.SOFTPLUS, Value::softplus);
        UNARY.put(Op.RELU, Value::relu);
        UNARY.put(Op.GELU, Value::gelu);
        UNARY.put(Op.SILU, Value::silu);
        UNARY.put(Op.ABS, Value::abs);
        UNARY.put(Op.SIGN, Value::sign);
        UNARY.put(Op.DETACH, Value::detach);
        BINARY.put(Op.PLUS, Value::plus);
        BINARY.put(Op.MINUS, Value::minus);
        BINARY.put(Op.TIMES, Value::times);
        BINARY.put(Op.DIV, Value::div);
        BINARY.put(Op.POW, Value::pow);
        BINARY.put(Op.ATAN2, Value::atan2);
        BINARY.put(Op.HYPOT, Value::hypot);
        BINARY.put(Op.MAX, Value::max);
        BINARY.put(Op.MIN, Value::min);
        BINARY.put(Op.GREATER, Value::greaterThan);
        WITH_CONSTANT.put(Op.PLUS, Value::plus);
        WITH_CONSTANT.put(Op.MINUS, Value::minus);
        WITH_CONSTANT.put(Op.TIMES, Value::times);
        WITH_CONSTANT.put(Op.DIV, Value::div);
        WITH_CONSTANT.put(Op.POW, Value::pow);
        WITH_CONSTANT.put(Op.ATAN2, Value::atan2);
        WITH_CONSTANT.put(Op.HYPOT, Value::hypot);
        WITH_CONSTANT.put(Op.MAX, Value::max);
        WITH_CONSTANT.put(Op.MIN, Value::min);
        WITH_CONSTANT.put(Op.GREATER, Value::greaterThan);
        WITH_CONSTANT.put(Op.LEAKY_RELU, Value::leakyRelu);
        WITH_CONSTANT.put(Op.ELU, Value::elu);
    }

    private OpMethods() {}

    /** The operation as its own method computes it; the two that have none for two values go by their table entry. */
    static Value apply(Op op, Value a, Value b) {
        return op.arity() == 1
                ? UNARY.get(op).apply(a)
                : BINARY.getOrDefault(op, (x, y) -> Value.apply(op, x, y)).apply(a, b);
    }
}
