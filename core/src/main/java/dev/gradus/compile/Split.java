package dev.gradus.compile;

/**
 * n things in as few parts as a largest size allows, as even as can be: first {@code longer} parts of {@code size + 1},
 * then parts of {@code size}.
 */
final class Split {
    private Split() {}

    static int parts(int n, int largest) {
        return (n + largest - 1) / largest;
    }

    /** {@return the size of the smaller parts} */
    static int size(int n, int largest) {
        return n / parts(n, largest);
    }

    /** {@return how many of the things are in the longer parts, which come first} */
    static int inLonger(int n, int largest) {
        int size = size(n, largest);
        return n % parts(n, largest) * (size + 1);
    }
}
