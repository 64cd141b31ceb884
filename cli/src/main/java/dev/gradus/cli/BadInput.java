package dev.gradus.cli;

import java.io.Serial;

/** Something the user gave cannot be used; the message is a sentence with what, where and what to do. */
final class BadInput extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    BadInput(String sentence) {
        super(sentence);
    }

    BadInput(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
