package dev.gradus.compile;

/**
 * What a lane holds, as the generated code has to know it: a further type of number is a further constant here.
 *
 * @param descriptor the primitive type's letter
 * @param vector the class of its vectors
 * @param arrayLoad the opcode that reads an array element; those of stores and arithmetic follow in a fixed distance
 * @param add the opcode of addition
 */
record Element(String descriptor, String vector, int arrayLoad, int add) {
    static final Element DOUBLE = new Element("D", Lanes.PACKAGE + "DoubleVector", 49, 99);

    private static final int NEXT_OPERATION = 4;

    String array() {
        return "[" + descriptor;
    }

    String rows() {
        return "[[" + descriptor;
    }

    int arrayStore() {
        return arrayLoad + 33;
    }

    int subtract() {
        return add + NEXT_OPERATION;
    }

    int multiply() {
        return add + 2 * NEXT_OPERATION;
    }

    int divide() {
        return add + 3 * NEXT_OPERATION;
    }

    int negate() {
        return add + 5 * NEXT_OPERATION;
    }
}
