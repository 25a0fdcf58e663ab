package dev.restante.config;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;

/**
 * A setting as it was read, good or faulty. Immutable.
 *
 * @param value in HOCON, with its unit; what is secret is hidden
 * @param origin {@code application.conf:12}, {@code environment variable X}, {@code system property x}, or the line of
 *     {@code reference.conf}
 */
public record Setting(String key, String value, Source source, String origin) {
    /** The kinds of places that a value can come from, from the weakest to the strongest. */
    public enum Source {
        DEFAULT,
        FILE,
        ENVIRONMENT_VARIABLE,
        SYSTEM_PROPERTY
    }

    static Setting of(String key, ConfigValue value) {
        String written = value.render(ConfigRenderOptions.concise());
        // That there is no secret is none, and what is printed has to be settings again.
        boolean isEmpty = written.equals("\"\"") || written.equals("[]");
        String shown = isEmpty ? written : Redaction.shown(key, written);
        return new Setting(
                key,
                shown.equals(Redaction.HIDDEN) ? '"' + shown + '"' : shown,
                Origins.source(value.origin()),
                Origins.text(value.origin()));
    }
}
