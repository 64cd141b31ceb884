package dev.gradus.io;

import dev.gradus.compile.Program;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compiled programs in files. */
public final class Programs {
    private Programs() {}

    /**
     * Writes a program to a file, atomically.
     *
     * @param program the program
     * @param file where to
     * @throws IOException if it cannot be written; a file that was there before is as it was
     */
    public static void save(Program program, Path file) throws IOException {
        AtomicFiles.write(file, program::write);
    }

    /**
     * Reads a program from a file.
     *
     * @param file where from
     * @return the program, without parameters' numbers: see {@link Program#read}
     * @throws IOException if it cannot be read, is damaged or of another version; the message names the file
     */
    public static Program load(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Program program = Program.read(in);
            if (in.read() >= 0) {
                throw new IOException("This is not a whole program file: something follows after its end.");
            }
            return program;
        } catch (IOException e) {
            throw new IOException(file + ": " + AtomicFiles.reason(e), e);
        }
    }
}
