package dev.restante.config;

import com.typesafe.config.ConfigValue;
import dev.restante.domain.startup.Problem;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads one value at a time. A faulty one becomes a finding and the default stands in, so that reading goes on and tells
 * everything. Used by one thread.
 */
final class Values {
    private final Map<String, ConfigValue> effective;
    private final Map<String, ConfigValue> reference;
    private final Findings findings;

    Values(Map<String, ConfigValue> effective, Map<String, ConfigValue> reference, Findings findings) {
        this.effective = effective;
        this.reference = reference;
        this.findings = findings;
    }

    /** What {@code parser}, one of {@link Parsers}, makes of the value of the key. */
    <T> T read(String key, Function<ConfigValue, T> parser) {
        try {
            return parser.apply(value(effective, key));
        } catch (Fault fault) {
            findings.add(new Problem(
                    fault.code(),
                    Origins.text(fault.value().origin()),
                    key,
                    shown(key, fault.value()),
                    fault.expected(),
                    ""));
            return parser.apply(value(reference, key));
        }
    }

    /** Whether the value of a key is not the default's. */
    boolean isSet(String key) {
        return !value(effective, key).equals(value(reference, key));
    }

    /** Where the value of a key comes from. */
    String origin(String key) {
        return Origins.text(value(effective, key).origin());
    }

    /** The value of a key as the operator wrote it. */
    String written(String key) {
        return shown(key, value(effective, key));
    }

    private static ConfigValue value(Map<String, ConfigValue> layer, String key) {
        ConfigValue value = layer.get(key);
        if (value == null) {
            throw new IllegalStateException(key + ": absent (expected: a key of reference.conf)");
        }
        return value;
    }

    private static String shown(String key, ConfigValue value) {
        return switch (value.valueType()) {
            case OBJECT -> "a group";
            case NULL -> "null";
            case LIST, NUMBER, BOOLEAN, STRING -> Redaction.shown(key, String.valueOf(value.unwrapped()));
        };
    }
}
