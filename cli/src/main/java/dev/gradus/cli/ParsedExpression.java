package dev.gradus.cli;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionParameter;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.operators.arithmetic.InfixDivisionOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMinusOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMultiplicationOperator;
import com.ezylang.evalex.operators.arithmetic.InfixPlusOperator;
import com.ezylang.evalex.operators.arithmetic.InfixPowerOfOperator;
import com.ezylang.evalex.operators.arithmetic.PrefixMinusOperator;
import com.ezylang.evalex.operators.arithmetic.PrefixPlusOperator;
import com.ezylang.evalex.operators.booleans.InfixGreaterOperator;
import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;
import com.ezylang.evalex.parser.Token;
import dev.gradus.Op;
import dev.gradus.Value;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An expression as people write it, read into a syntax tree, from which graphs of values can be built. */
final class ParsedExpression {
    private static final int LONGEST = 10_000;
    private static final Map<String, Double> CONSTANTS = Map.of("pi", Math.PI, "e", Math.E);
    private static final String WHERE = "where";
    private static final Map<String, Op> FUNCTIONS = functions();
    private static final Map<String, Op> OPERATORS =
            Map.of("+", Op.PLUS, "-", Op.MINUS, "*", Op.TIMES, "/", Op.DIV, "^", Op.POW, "**", Op.POW, ">", Op.GREATER);
    /** A minus right after the power sign belongs to the exponent, which the library knows only as one operator. */
    private static final Set<String> NEGATIVE_POWERS = Set.of("^-", "**-");

    private static final ExpressionConfiguration SYNTAX = syntax();

    private final ASTNode tree;

    private ParsedExpression(ASTNode tree) {
        this.tree = tree;
    }

    /** Reads an expression, or says where it goes wrong. */
    static ParsedExpression of(String text) {
        if (text.length() > LONGEST) {
            throw new BadInput("The expression has " + text.length() + " characters; the most is " + LONGEST + ".");
        }
        try {
            return new ParsedExpression(new Expression(text, SYNTAX).getAbstractSyntaxTree());
        } catch (ParseException e) {
            String message = String.valueOf(e.getMessage());
            if (message.startsWith("Undefined function")) {
                throw new BadInput(unknownFunction(e.getTokenString()), e);
            }

            String place =
                    text.isBlank() ? "" : " at character " + e.getStartPosition() + ", '" + e.getTokenString() + "'";
            throw new BadInput(
                    "The expression has an error" + place + ": " + message.replace("brace", "parenthesis") + ".", e);
        }
    }

    private static String unknownFunction(String name) {
        List<String> near = Choices.near(name, List.copyOf(FUNCTIONS.keySet()));
        return "There is no function '" + name + "'; "
                + (near.isEmpty()
                        ? "there are " + String.join(", ", FUNCTIONS.keySet()) + "."
                        : "did you mean " + Choices.list(near) + "?");
    }

    /** The names in it, in the order of the text; pi and e are numbers unless they are bound. */
    Set<String> variables(Set<String> bound) {
        Set<String> names = new LinkedHashSet<>();
        collect(tree, names);
        names.removeIf(name -> CONSTANTS.containsKey(name) && !bound.contains(name));
        return names;
    }

    private static void collect(ASTNode node, Set<String> names) {
        if (node.getToken().getType() == Token.TokenType.VARIABLE_OR_CONSTANT) {
            names.add(node.getToken().getValue());
        }
        for (ASTNode child : node.getParameters()) {
            collect(child, names);
        }
    }

    /** The graph of the expression over these leaves, one for each variable. */
    Value build(Map<String, Value> leaves) {
        return build(tree, leaves);
    }

    private static Value build(ASTNode node, Map<String, Value> leaves) {
        Token token = node.getToken();
        String text = token.getValue();
        Value[] operands = new Value[node.getParameters().size()];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = build(node.getParameters().get(i), leaves);
        }
        return switch (token.getType()) {
            case NUMBER_LITERAL ->
                Value.constant(Numbers.parse(text)
                        .orElseThrow(() -> new BadInput("'" + text + "' in the expression is not a decimal number.")));
            case VARIABLE_OR_CONSTANT -> {
                Value leaf = leaves.get(text);
                yield leaf == null ? Value.constant(CONSTANTS.getOrDefault(text, Double.NaN)) : leaf;
            }
            case PREFIX_OPERATOR -> text.equals("+") ? operands[0] : negative(operands[0]);
            case INFIX_OPERATOR ->
                NEGATIVE_POWERS.contains(text)
                        ? apply(Op.POW, operands[0], negative(operands[1]))
                        : apply(OPERATORS.getOrDefault(text, Op.LEAF), operands);
            case FUNCTION -> function(text, operands);
            default -> throw new BadInput("'" + text + "' in the expression is neither number, name nor function.");
        };
    }

    private static Value negative(Value x) {
        return x.op() == Op.CONSTANT ? Value.constant(-x.data) : x.unaryMinus();
    }

    private static Value function(String name, Value... operands) {
        Op op = FUNCTIONS.getOrDefault(name, Op.LEAF);
        if (op == Op.PICK) {
            return choice(name, operands);
        }
        if (operands.length == 1 && op == Op.LEAKY_RELU) {
            return operands[0].leakyRelu();
        }
        if (operands.length == 1 && op == Op.ELU) {
            return operands[0].elu();
        }
        if (operands.length != op.arity()) {
            throw new BadInput("The function '" + name + "' takes " + Numbers.count(op.arity(), "operand") + ", got "
                    + operands.length + ".");
        }
        return apply(op, operands);
    }

    private static Value choice(String name, Value... operands) {
        boolean where = name.equalsIgnoreCase(WHERE);
        if (where ? operands.length != 3 : operands.length < 2) {
            throw new BadInput("The function '" + name + "' takes "
                    + (where ? "a condition and two more operands" : "an index and one choice or more") + ", got "
                    + operands.length + ".");
        }
        try {
            return where
                    ? Value.where(operands[0], operands[1], operands[2])
                    : Value.pick(operands[0], Arrays.copyOfRange(operands, 1, operands.length));
        } catch (IllegalArgumentException e) {
            throw new BadInput("In the expression, " + e.getMessage() + ".", e);
        }
    }

    // A constant exponent takes no gradient, which would be NaN for a negative base.
    private static Value apply(Op op, Value... operands) {
        return op == Op.POW && operands[1].op() == Op.CONSTANT
                ? operands[0].pow(operands[1].data)
                : Value.apply(op, operands);
    }

    private static Map<String, Op> functions() {
        Map<String, Op> functions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Arrays.stream(Op.values())
                .filter(op -> op.arity() > 0)
                .forEach(op -> functions.put(op.name().toLowerCase(Locale.ROOT).replace("_", ""), op));
        functions.put(WHERE, Op.PICK);
        return functions;
    }

    private static ExpressionConfiguration syntax() {
        var functions = new MapBasedFunctionDictionary();
        FUNCTIONS.keySet().forEach(name -> functions.addFunction(name, new Named()));
        var operators = new MapBasedOperatorDictionary();
        operators.addOperator("+", new InfixPlusOperator());
        operators.addOperator("-", new InfixMinusOperator());
        operators.addOperator("*", new InfixMultiplicationOperator());
        operators.addOperator("/", new InfixDivisionOperator());
        operators.addOperator(">", new InfixGreaterOperator());
        List.of("^", "**", "^-", "**-").forEach(power -> operators.addOperator(power, new InfixPowerOfOperator()));
        operators.addOperator("+", new PrefixPlusOperator());
        operators.addOperator("-", new PrefixMinusOperator());
        return ExpressionConfiguration.builder()
                .functionDictionary(functions)
                .operatorDictionary(operators)
                .powerOfPrecedence(OperatorIfc.OPERATOR_PRECEDENCE_POWER_HIGHER)
                .arraysAllowed(false)
                .structuresAllowed(false)
                .implicitMultiplicationAllowed(false)
                .defaultConstants(Map.of())
                .build();
    }

    /** Tells the library that a name is a function; only the syntax tree is used. */
    @FunctionParameter(name = "operand", isVarArg = true)
    private static final class Named extends AbstractFunction {
        @Override
        public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... operands) {
            throw new UnsupportedOperationException("Gradus evaluates expressions itself");
        }
    }
}
