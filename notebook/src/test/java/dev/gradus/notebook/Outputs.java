package dev.gradus.notebook;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a notebook's cells show, one line each: its words and numbers, and of a picture that it is there. */
final class Outputs {
    /** Before JDK 19 some doubles print with more digits than needed; so numbers are compared and not their digits. */
    private static final Pattern NUMBER = Pattern.compile("\\d+\\.\\d+([eE][-+]?\\d+)?");

    private Outputs() {}

    static List<String> of(Path notebook) throws IOException {
        List<String> outputs = new ArrayList<>();
        JsonObject json = JsonParser.parseString(Files.readString(notebook)).getAsJsonObject();
        for (JsonElement cell : json.getAsJsonArray("cells")) {
            JsonObject object = cell.getAsJsonObject();
            if (object.has("outputs")) {
                String id = object.get("id").getAsString();
                for (JsonElement output : object.getAsJsonArray("outputs")) {
                    outputs.add(id + " " + describe(output.getAsJsonObject()));
                }
            }
        }
        return outputs;
    }

    private static String describe(JsonObject output) {
        if (output.has("text")) {
            return normal(output.get("text"));
        }
        JsonObject data = output.getAsJsonObject("data");
        return data == null
                ? output.toString()
                : data.keySet().stream().sorted().toList()
                        + " "
                        + normal(data.get(data.has("text/plain") ? "text/plain" : "text/html"));
    }

    private static String normal(JsonElement lines) {
        StringBuilder text = new StringBuilder();
        if (lines.isJsonArray()) {
            lines.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
        } else {
            text.append(lines.getAsString());
        }
        return NUMBER.matcher(text).replaceAll(number -> String.valueOf(Double.parseDouble(number.group())));
    }
}
