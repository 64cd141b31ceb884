package dev.gradus.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** One character, or the word {@code tab}. */
final class Delimiter implements ITypeConverter<Character> {
    @Override
    public Character convert(String text) {
        if (text.equals("tab") || text.equals("\\t")) {
            return '\t';
        }
        if (text.length() != 1 || text.equals("\"") || (text.isBlank() && !text.equals("\t"))) {
            throw new TypeConversionException("'" + text + "' is not one character, nor the word tab");
        }
        return text.charAt(0);
    }
}
