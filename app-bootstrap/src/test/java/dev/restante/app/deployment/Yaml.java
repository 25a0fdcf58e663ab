package dev.restante.app.deployment;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A place in a YAML document. A path that leads nowhere fails the test. */
record Yaml(String where, Object value) {

    /** The documents of a stream; the same key twice is an error. */
    static List<Yaml> documents(String text) {
        Load load = new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build());
        return StreamSupport.stream(load.loadAllFromString(text).spliterator(), false)
                .map(document -> new Yaml("", Objects.requireNonNull(document)))
                .toList();
    }

    /** Below these keys, each of which must be there. */
    Yaml at(String... keys) {
        Yaml place = this;
        for (String key : keys) {
            place = place.child(key);
        }
        return place;
    }

    private Yaml child(String key) {
        Object child = value instanceof Map<?, ?> map ? map.get(key) : null;
        if (child == null) {
            throw new AssertionError(where + "/" + key + ": absent");
        }
        return new Yaml(where + "/" + key, child);
    }

    boolean has(String key) {
        return value instanceof Map<?, ?> map && map.containsKey(key);
    }

    Stream<Yaml> each() {
        if (!(value instanceof List<?> list)) {
            throw new AssertionError(where + ": " + value + " (expected: a list)");
        }
        return list.stream().map(element -> new Yaml(where + "[]", Objects.requireNonNull(element)));
    }

    String text() {
        return value.toString();
    }

    int number() {
        if (!(value instanceof Integer number)) {
            throw new AssertionError(where + ": " + value + " (expected: a number)");
        }
        return number;
    }
}
