package dev.restante.app.client;

import dev.restante.websocket.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** How what a thread has to say is written down, a line each. Not flushed. For one thread. */
public enum Showing {
    /** The frame itself. */
    JSON_LINES {
        @Override
        String line(String frame, JsonObject fields) {
            // A line end in JSON stands between its parts: inside of a string it would be escaped.
            return frame.replace('\n', ' ').replace('\r', ' ');
        }
    },
    /** What a person wants to see of it, and nothing that a terminal would obey. */
    READABLE {
        @Override
        String line(String frame, JsonObject fields) {
            String position = fields.string("epoch").map(epoch -> epoch + "." + number(fields, "sequence")).orElse("-");
            return visible(
                    switch (fields.string("type").orElse("")) {
                        case "message" ->
                            fields.string("at").orElse("") + "  " + position + marks(fields) + "  " + body(fields);
                        case "gap" ->
                            "-- gap: " + number(fields, "from") + " - " + number(fields, "to") + " "
                                    + fields.string("reason").orElse("");
                        case "reset" -> "-- reset: epoch " + fields.string("epoch").orElse("");
                        default -> frame;
                    });
        }
    };

    abstract String line(String frame, JsonObject fields);

    void write(OutputStream out, String frame, JsonObject fields) throws IOException {
        out.write((line(frame, fields) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String body(JsonObject fields) {
        return fields.string("content").isPresent()
                ? fields.string("body").orElse("")
                : fields.written("body").orElse("");
    }

    private static String marks(JsonObject fields) {
        String urgency = fields.string("urgency").map(text -> "  [" + text + "]").orElse("");
        boolean again = fields.written("redelivered").filter("true"::equals).isPresent();
        return urgency + (again ? "  [again]" : "");
    }

    private static String number(JsonObject fields, String name) {
        return fields.written(name).orElse("-");
    }

    private static String visible(String text) {
        StringBuilder line = new StringBuilder();
        text.chars().forEach(c -> {
            if (c == '\t' || !Character.isISOControl(c)) {
                line.append((char) c);
            } else if (c == '\n') {
                line.append("\n    ");
            } else {
                line.append(String.format("\\u%04x", c));
            }
        });
        return line.toString();
    }
}
