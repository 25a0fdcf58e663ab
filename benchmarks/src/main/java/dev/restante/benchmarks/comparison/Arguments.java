package dev.restante.benchmarks.comparison;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code name=value}, in any order. */
final class Arguments {
    private final Map<String, String> values = new HashMap<>();

    Arguments(String[] args) {
        for (String arg : args) {
            int at = arg.indexOf('=');
            if (at < 0) {
                throw new IllegalArgumentException("argument: " + arg + " (expected: name=value)");
            }
            values.put(arg.substring(0, at), arg.substring(at + 1));
        }
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    int number(String name, int otherwise) {
        return Integer.parseInt(text(name, Integer.toString(otherwise)));
    }

    List<String> names(String name, List<String> otherwise) {
        String value = text(name, "");
        return value.isEmpty() ? otherwise : List.of(value.split(","));
    }
}
