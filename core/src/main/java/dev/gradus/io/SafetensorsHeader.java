package dev.gradus.io;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/** A header whose entries cover the data that follows it exactly; both parts are in the order of the text. */
record SafetensorsHeader(List<SafetensorsEntry> entries, Map<String, String> metadata) {
    /** The key of the texts; every other key is a tensor. */
    static final String METADATA = "__metadata__";

    /** Bytes of the longest header that the format allows. */
    static final int MAX_LENGTH = 100_000_000;

    /**
     * Parses and checks a header.
     *
     * @param bytes the header, with its padding
     * @param dataSize the number of bytes that follow it
     * @throws DataFormatException if the file can't be right; the message says why, without the file's name
     */
    static SafetensorsHeader parse(byte[] bytes, long dataSize) throws DataFormatException {
        if (bytes.length == 0 || bytes[0] != '{' || !(json(bytes) instanceof Map<?, ?> fields)) {
            throw new DataFormatException("its header does not start with '{'");
        }
        List<SafetensorsEntry> entries = new ArrayList<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            String name = (String) field.getKey();
            if (name.equals(METADATA)) {
                readMetadata(field.getValue(), metadata);
            } else {
                entries.add(SafetensorsEntry.parse(name, field.getValue()));
            }
        }
        SafetensorsHeader header = new SafetensorsHeader(entries, metadata);
        header.requireToCover(dataSize);
        return header;
    }

    private static @Nullable Object json(byte[] bytes) throws DataFormatException {
        try {
            // A fresh decoder refuses malformed input, where new String(bytes) would put question marks.
            return Json.parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new DataFormatException("its header is not UTF-8 text");
        } catch (ParseException e) {
            throw new DataFormatException("its header is not JSON (" + e.getMessage() + ")");
        }
    }

    private static void readMetadata(@Nullable Object value, Map<String, String> metadata) throws DataFormatException {
        if (!(value instanceof Map<?, ?> map)) {
            throw new DataFormatException("its " + METADATA + " is not an object");
        }
        for (Map.Entry<?, ?> field : map.entrySet()) {
            if (!(field.getValue() instanceof String text)) {
                throw new DataFormatException(
                        "its metadata " + SafetensorsEntry.quoted((String) field.getKey()) + " is not a string");
            }
            metadata.put((String) field.getKey(), text);
        }
    }

    /** The entries by their place in the data; at the same place, empty tensors come first. */
    List<SafetensorsEntry> inFileOrder() {
        return entries.stream()
                .sorted(Comparator.comparingLong(SafetensorsEntry::begin).thenComparingLong(SafetensorsEntry::end))
                .toList();
    }

    private void requireToCover(long dataSize) throws DataFormatException {
        long covered = 0;
        for (SafetensorsEntry entry : inFileOrder()) {
            if (entry.begin() != covered) {
                throw new DataFormatException("the data of tensor " + SafetensorsEntry.quoted(entry.name())
                        + " starts at byte " + entry.begin() + " instead of " + covered
                        + ", which leaves " + (entry.begin() < covered ? "an overlap" : "a hole"));
            }
            covered = entry.end();
        }
        if (covered != dataSize) {
            throw new DataFormatException(
                    "its tensors take " + covered + " bytes, where " + dataSize + " follow the header");
        }
    }
}
