package dev.gradus.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.Op;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VectorKernelsTest extends KernelsContract {
    VectorKernelsTest() {
        super(Kernels.vector());
    }

    @Test
    void matrixProductsHaveTheBitsOfPlainJava() {
        int outputs = 11;
        int inputs = 300;
        int lanes = 13 * Kernels.vector().width();
        Random random = new Random(1);
        double[] uniforms = random.doubles((inputs + 1) * outputs, -1, 1).toArray();
        double[][] rows = new double[outputs + inputs][];
        Arrays.setAll(rows, r -> random.doubles(lanes, -1, 1).toArray());
        int[] y = IntStream.range(0, outputs).toArray();
        int[] x = IntStream.range(outputs, outputs + inputs).toArray();
        int[] bias = IntStream.range(inputs * outputs, (inputs + 1) * outputs).toArray();

        Kernels.vector().matmul(rows, y, x, uniforms, 0, inputs, 1, bias, lanes);
        double[][] vector = IntStream.of(y).mapToObj(j -> rows[j].clone()).toArray(double[][]::new);
        Kernels.plain().matmul(rows, y, x, uniforms, 0, inputs, 1, bias, lanes);

        assertThat(IntStream.of(y).mapToObj(j -> rows[j]).toArray(double[][]::new))
                .isDeepEqualTo(vector);
    }

    @Test
    void everyOperationOnVectorsIsUsedAtTheStart() {
        assertThat(operations(VectorKernels.EVERY_OPERATION.stream()))
                .containsAll(operations(FunctionDigests.ops().stream()));
    }

    /** What an expression's nodes are, without their operands; vectors have one comparison with a number for all. */
    private static Set<Object> operations(Stream<Op> ops) {
        return ops.flatMap(op -> new Expression(new Template(2, 0, List.of(new Template.Apply(op, 0, 1)), List.of(2)))
                        .nodes().stream())
                .filter(node -> !(node instanceof Expression.Strict))
                .map(node -> node instanceof Expression.Primitive primitive
                        ? primitive.op()
                        : node instanceof Expression.OfBits ofBits ? ofBits.bits() : node.getClass())
                .collect(Collectors.toSet());
    }
}
