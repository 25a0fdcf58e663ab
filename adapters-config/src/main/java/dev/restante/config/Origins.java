package dev.restante.config;

import com.typesafe.config.ConfigOrigin;
import java.nio.file.Path;

/** Says where a value comes from: {@code application.conf:12}, or the variable or property. */
final class Origins {
    private Origins() {}

    static String text(ConfigOrigin origin) {
        if (origin.filename() != null) {
            return at(String.valueOf(Path.of(origin.filename()).getFileName()), origin);
        }
        if (origin.resource() != null) {
            return at(origin.resource(), origin);
        }
        return origin.description();
    }

    private static String at(String file, ConfigOrigin origin) {
        return origin.lineNumber() > 0 ? file + ":" + origin.lineNumber() : file;
    }
}
