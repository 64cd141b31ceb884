package dev.gradus.viz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A self-contained HTML page: style, script and data in one text, from the small files beside this class.
 *
 * <p>The page declares that it may load nothing, so a browser would refuse even an accidental request.
 */
final class Page {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
            script-src 'unsafe-inline'; img-src data:">
            <link rel="icon" href="data:,">
            """;

    private Page() {}

    /** A page's text, from its title, its body's class, style files, HTML file, data as JavaScript, and script files. */
    static String of(String title, String kind, String[] styles, String body, String data, String[] scripts) {
        String safeTitle = escape(title);
        return HEAD + "<title>" + safeTitle + "</title>\n<style>\n" + all(styles) + "</style>\n</head>\n<body class=\""
                + kind + "\">\n" + resource(body).replace("{{title}}", safeTitle)
                + "<script>\n'use strict';\n(() => {\n"
                + data + all(scripts) + "})();\n</script>\n</body>\n</html>\n";
    }

    private static String all(String... names) {
        return Arrays.stream(names).map(Page::resource).collect(Collectors.joining());
    }

    /** The text of a file beside this class. */
    static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The library's file " + name + " is missing: its jar is incomplete.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The library's file " + name + " can't be read", e);
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
