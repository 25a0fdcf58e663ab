package dev.restante.config;

import com.typesafe.config.ConfigOrigin;
import java.nio.file.Path;

/** Says where a value comes from: {@code application.conf:12}, or the variable or property. */
final class Origins {
    static final String VARIABLE = "environment variable ";
    static final String PROPERTY = "system property ";

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

    static Setting.Source source(ConfigOrigin origin) {
        if (origin.resource() != null) {
            return Setting.Source.DEFAULT;
        }
        if (origin.description().startsWith(PROPERTY)) {
            return Setting.Source.SYSTEM_PROPERTY;
        }
        return origin.description().startsWith(VARIABLE) ? Setting.Source.ENVIRONMENT_VARIABLE : Setting.Source.FILE;
    }

    private static String at(String file, ConfigOrigin origin) {
        return origin.lineNumber() > 0 ? file + ":" + origin.lineNumber() : file;
    }
}
