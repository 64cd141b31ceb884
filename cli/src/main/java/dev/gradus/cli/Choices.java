package dev.gradus.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Words to choose from on the command line. */
final class Choices {
    private Choices() {}

    /** The constant of this name, in any case and with {@code -} for {@code _}, or a sentence with the choices. */
    static <E extends Enum<E>> E parse(Class<E> type, String option, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new BadInput("There is no '" + word + "' for " + option + "; choose "
                        + list(Arrays.stream(type.getEnumConstants())
                                .map(Choices::word)
                                .toList()) + "."));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code a, b or c}. */
    static String list(List<String> words) {
        int last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    /** The words within two typing errors of one, the closest first. */
    static List<String> near(String word, List<String> words) {
        return words.stream()
                .filter(w -> distance(word, w) <= 2)
                .sorted((v, w) -> Integer.compare(distance(word, v), distance(word, w)))
                .limit(3)
                .collect(Collectors.toList());
    }

    /** Levenshtein's distance, without regard to case. */
    private static int distance(String from, String to) {
        int[] row = IntStream.rangeClosed(0, to.length()).toArray();
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                boolean same = Character.toLowerCase(from.charAt(i - 1)) == Character.toLowerCase(to.charAt(j - 1));
                int replaced = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
