package dev.gradus.train;

import dev.gradus.data.Dataset;
import dev.gradus.nn.Mlp;
import dev.gradus.nn.Module;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Words that tell one model or set of rows from another, for checkpoints. */
final class Fingerprint {
    private Fingerprint() {}

    /** The number of rows, and a CRC-32 of their bits. */
    static String of(Dataset rows) {
        CRC32 crc = new CRC32();
        for (int row = 0; row < rows.size(); row++) {
            update(crc, rows.input(row));
            update(crc, rows.target(row));
        }
        return rows.size() + "(checksum=" + Long.toHexString(crc.getValue()) + ")";
    }

    private static void update(CRC32 crc, double[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Double.BYTES);
        bytes.asDoubleBuffer().put(numbers);
        crc.update(bytes);
    }

    /** What the names and shapes of the parameters do not tell. */
    static String of(Module model) {
        String name = model.getClass().getSimpleName();
        return model instanceof Mlp mlp
                ? name + "(" + mlp.hiddenActivation() + "," + mlp.outputActivation() + ")"
                : name;
    }
}
