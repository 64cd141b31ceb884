package dev.gradus.viz;

import dev.gradus.Algebra;
import dev.gradus.Op;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * JavaScript: the algebra in which a rule prints itself as an expression that a browser computes.
 *
 * <p>What the table of operations says is the only source; an operation that is neither an operator nor a function of
 * JavaScript's {@code Math} is printed as the expression its own rule makes of it.
 */
final class JsRules implements Algebra<String> {
    private static final JsRules JS = new JsRules();

    private JsRules() {}

    /**
     * The rules as an object literal: per operation its symbol, the functions {@code value}, {@code da} and {@code db},
     * and the local derivatives as text for people.
     *
     * @param ops which operations; those without operands are left out
     * @return {@code {"TIMES":{symbol:"*",arity:2,value:(a,b)=>…,…},…}}
     */
    static String table(Collection<Op> ops) {
        return ops.stream()
                .filter(op -> op.arity() > 0)
                .map(op -> JsLiteral.string(op.name()) + ":" + rule(op))
                .collect(Collectors.joining(",\n", "{", "}"));
    }

    private static String rule(Op op) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("symbol", JsLiteral.string(op.symbol()));
        parts.put("arity", Integer.toString(op.arity()));
        parts.put("value", "(a,b)=>" + op.value(JS, "a", "b"));
        parts.put("da", "(a,b,y)=>" + op.da(JS, "a", "b", "y"));
        parts.put("daText", JsLiteral.string(op.derivative(0)));
        if (op.arity() == 2) {
            parts.put("db", "(a,b,y)=>" + op.db(JS, "a", "b", "y"));
            parts.put("dbText", JsLiteral.string(op.derivative(1)));
        }
        return parts.entrySet().stream()
                .map(e -> e.getKey() + ":" + e.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public String constant(double c) {
        return c < 0 ? "(" + JsLiteral.number(c) + ")" : JsLiteral.number(c);
    }

    @Override
    public String apply(Op op, String a, String b) {
        return switch (op) {
            case PLUS, MINUS, TIMES, DIV -> "(" + a + op.symbol() + b + ")";
            case NEG -> "(-" + a + ")";
            case GREATER -> "(" + a + ">" + b + "?1:0)";
            case POW, ATAN2, HYPOT, MAX, MIN -> "Math." + op.name().toLowerCase(Locale.ROOT) + "(" + a + "," + b + ")";
            case EXP, EXPM1, LOG, LOG1P, SQRT, CBRT, SIN, COS, TAN, ASIN, ACOS, ATAN, SINH, COSH, TANH, ABS, SIGN ->
                "Math." + op.symbol() + "(" + a + ")";
            default -> op.value(this, a, b);
        };
    }
}
