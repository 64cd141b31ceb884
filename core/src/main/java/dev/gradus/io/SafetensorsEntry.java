package dev.gradus.io;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/** Where and how the data of a header holds one tensor: bytes {@code begin} to {@code end}, exclusively. */
@SuppressWarnings("ArrayRecordComponent") // entries are never compared, and nobody else has the array
record SafetensorsEntry(String name, DType type, int[] shape, long begin, long end) {
    private static final int LONGEST_QUOTE = 60;

    /** The entry that a field of the header describes, or an exception that says what is wrong with it. */
    static SafetensorsEntry parse(String name, @Nullable Object description) throws DataFormatException {
        String tensor = "tensor " + quoted(name);
        if (!(description instanceof Map<?, ?> fields)) {
            throw new DataFormatException(tensor + " is not described by an object");
        }
        DType type = type(tensor, fields.get("dtype"));
        long[] axes = wholeNumbers("the shape of " + tensor, fields.get("shape"), Integer.MAX_VALUE);
        int[] shape = Arrays.stream(axes).mapToInt(Math::toIntExact).toArray();
        long count = Tensor.count(shape);
        if (count > Integer.MAX_VALUE) {
            throw new DataFormatException(
                    tensor + " has the shape " + Arrays.toString(shape) + ", which is more than an array holds");
        }
        long[] offsets = wholeNumbers("the data_offsets of " + tensor, fields.get("data_offsets"), Long.MAX_VALUE);
        if (offsets.length != 2 || offsets[1] - offsets[0] != count * type.size) {
            throw new DataFormatException("the data_offsets of " + tensor + " are " + Arrays.toString(offsets)
                    + ", where its shape " + Arrays.toString(shape) + " takes " + count * type.size + " bytes");
        }
        return new SafetensorsEntry(name, type, shape, offsets[0], offsets[1]);
    }

    private static DType type(String tensor, @Nullable Object name) throws DataFormatException {
        for (DType type : DType.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw new DataFormatException(
                "the dtype of " + tensor + " is " + quoted(name) + ", not one of " + Arrays.toString(DType.values()));
    }

    private static long[] wholeNumbers(String what, @Nullable Object value, long max) throws DataFormatException {
        if (value instanceof List<?> list
                && list.stream().allMatch(e -> e instanceof Long number && number >= 0 && number <= max)) {
            return list.stream().mapToLong(e -> (Long) e).toArray();
        }
        throw new DataFormatException(what + " is not a list of whole numbers from 0 to " + max);
    }

    int count() {
        return Math.toIntExact(Tensor.count(shape));
    }

    /** A value from a file in a form that is safe to print: short, and nothing in it that moves the cursor. */
    static String quoted(@Nullable Object value) {
        String text = String.valueOf(value);
        String shortened = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "..." : text;
        return "'" + shortened.replaceAll("\\p{Cntrl}", "?") + "'";
    }
}
