package dev.gradus.io;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/**
 * Writing a file so that a reader finds either what was there before or the whole new content, whenever the writer
 * fails, is killed or loses power.
 *
 * <p>The content goes to a hidden file {@code .gradus-*.tmp} in the target's folder, is forced to the disk, and is
 * then renamed over the target in one step. A failure removes the hidden file; a killed process may leave it behind,
 * and it can be deleted. Only paths of the default file system can be written.
 *
 * <ul>
 *   <li>A symbolic link stays a link: the file that it leads to is replaced.
 *   <li>A file that is replaced keeps its POSIX permissions. One that is marked read-only is refused.
 *   <li>What is neither file nor folder, such as {@code /dev/stdout}, can't be replaced and is written straight into.
 * </ul>
 */
public final class AtomicFiles {
    private static final int MAX_LINKS = 40;

    private AtomicFiles() {}

    /** What a file shall hold, as code that writes it. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes the whole content.
         *
         * @param out the buffered destination; it may be closed and need not be
         * @throws IOException to give up; the target then keeps what it had
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes bytes to a file, creating or replacing it atomically.
     *
     * @param target the file; its folder must exist
     * @param bytes all that the file shall hold
     * @throws IOException if the file can't be written; the message says why, and what was there is unchanged
     */
    public static void write(Path target, byte[] bytes) throws IOException {
        write(target, out -> out.write(bytes));
    }

    /**
     * Writes streamed content to a file, creating or replacing it atomically.
     *
     * @param target the file; its folder must exist
     * @param content writes what the file shall hold; an unchecked exception of its own passes through
     * @throws IOException if the content fails or the file can't be written; the message says why, and what was
     *     there is unchanged
     */
    public static void write(Path target, Content content) throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target)) {
            try (OutputStream out = Files.newOutputStream(target)) {
                fill(out, content);
            }
            return;
        }
        Path file = followLinks(target.toAbsolutePath());
        Path folder = file.resolveSibling("");
        requireWritable(file, folder);
        Path temporary = folder.resolve(".gradus-" + UUID.randomUUID() + ".tmp");
        boolean moved = false;
        try {
            writeTemporary(temporary, file, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            moved = true;
        } catch (IOException e) {
            throw new IOException(
                    "Cannot write " + target + ": " + reason(e) + "; what was there before is unchanged.", e);
        } finally {
            if (!moved) {
                discard(temporary);
            }
        }
        force(folder);
    }

    /**
     * Checks beforehand, as far as can be known, that {@link #write(Path, byte[])} will work; nothing is written.
     *
     * @param target the file that is to be written later
     * @throws IOException if it is a folder, has none, or may not be changed; the message says which
     */
    public static void requireWritable(Path target) throws IOException {
        if (!Files.exists(target) || Files.isRegularFile(target) || Files.isDirectory(target)) {
            Path file = followLinks(target.toAbsolutePath());
            requireWritable(file, file.resolveSibling(""));
        }
    }

    private static Path followLinks(Path target) throws IOException {
        Path file = target;
        for (int links = 0; Files.isSymbolicLink(file); links++) {
            if (links == MAX_LINKS) {
                throw new IOException("Cannot write " + target + ": its symbolic links lead in a circle; remove them.");
            }
            file = file.resolveSibling(Files.readSymbolicLink(file));
        }
        return file;
    }

    private static void requireWritable(Path file, Path folder) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("Cannot write " + file + ": it is a folder; name a file.");
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException("Cannot write " + file + ": there is no folder " + folder + "; create it first.");
        }
        Path writable = Files.exists(file) && !Files.isWritable(file) ? file : folder;
        if (!Files.isWritable(writable)) {
            throw new IOException("Cannot write " + file + ": no permission to change " + writable
                    + "; change its permissions or write elsewhere.");
        }
    }

    // A FileOutputStream and not a channel: a channel gives up when its thread is interrupted, and a run that is
    // interrupted is the one that wants its checkpoint saved.
    private static void writeTemporary(Path temporary, Path target, Content content) throws IOException {
        try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
            PosixFileAttributeView old = Files.getFileAttributeView(target, PosixFileAttributeView.class);
            if (old != null && Files.exists(target)) {
                Files.setPosixFilePermissions(temporary, old.readAttributes().permissions());
            }
            fill(out, content);
            out.getFD().sync();
        }
    }

    private static void fill(OutputStream out, Content content) throws IOException {
        OutputStream buffer = new BufferedOutputStream(out) {
            @Override
            public void close() {
                // What the content closes is still to be flushed and forced to the disk, here and by the caller.
            }
        };
        content.writeTo(buffer);
        buffer.flush();
    }

    private static void discard(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException ignored) {
            // The failure that led here is the one to report.
        }
    }

    /** Makes the renaming itself durable, where a folder can be opened at all (not on Windows). */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException ignored) {
            // The file is complete and in place; only its name may be lost with the power.
        }
    }

    /** Why an operation failed, without the paths, which the caller names. */
    static String reason(IOException failure) {
        String reason = failure instanceof FileSystemException e ? e.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }
}
