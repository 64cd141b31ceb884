package dev.gradus.compile;

import dev.gradus.Op;
import dev.gradus.Value;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The methods of Value by name. */
final class Methods {
    private static final Map<Op, String> OTHER_NAMES =
            Map.of(Op.NEG, "unaryMinus", Op.GREATER, "greaterThan", Op.LEAKY_RELU, "leakyRelu");
    private static final Map<String, Method> FOUND = new ConcurrentHashMap<>();

    private Methods() {}

    /** The method that makes a node of this operation. */
    static String of(Op op) {
        return OTHER_NAMES.getOrDefault(op, op.name().toLowerCase(Locale.ROOT));
    }

    static Value call(String name, Value[] operands) {
        return operands.length == 1 ? invoke(name, operands[0]) : invoke(name, operands[0], operands[1]);
    }

    static Value call(String name, Value a, double number) {
        return invoke(name, a, number);
    }

    private static Value invoke(String name, Value a, Object... arguments) {
        String key = arguments.length == 0 ? name : name + " " + arguments[0].getClass();
        try {
            return (Value)
                    FOUND.computeIfAbsent(key, k -> find(name, arguments)).invoke(a, arguments);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static Method find(String name, Object... arguments) {
        try {
            return arguments.length == 0
                    ? Value.class.getMethod(name)
                    : Value.class.getMethod(name, arguments[0] instanceof Double ? double.class : Value.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
