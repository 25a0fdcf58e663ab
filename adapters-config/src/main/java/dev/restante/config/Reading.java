package dev.restante.config;

import dev.restante.domain.startup.Problem;
import dev.restante.domain.startup.ProblemCode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was read. Immutable.
 *
 * @param candidate the settings, with the default in place of each faulty value: good for checking further, and for
 *     running only if {@code problems} is empty
 * @param problems all that is wrong, in the order of {@link Problem#ORDER}
 * @param warnings waivers and ignored variables, one line each, in a stable order
 * @param settings every key with its value as it was read, faulty ones included, by key
 */
public record Reading(
        Settings candidate, List<Problem> problems, List<String> warnings, List<Setting> settings) {
    public Reading {
        problems = problems.stream().sorted(Problem.ORDER).toList();
        warnings = List.copyOf(warnings);
        settings = List.copyOf(settings);
    }

    /** A problem with the value of a key, for checks that are made outside of this package. */
    public Problem problem(ProblemCode code, String key, String value, String expected, String remedy) {
        return new Problem(code, origin(key), key, value, expected, remedy);
    }

    /** Where the value of a key comes from; empty for one that there is not. */
    public String origin(String key) {
        return settings.stream()
                .filter(setting -> setting.key().equals(key))
                .map(Setting::origin)
                .findFirst()
                .orElse("");
    }

    /** Whether one of the problems is with the value of this key. */
    public boolean isFaulty(String key) {
        return problems.stream().anyMatch(problem -> problem.key().equals(key));
    }

    /** Every place that a value other than a default was taken from, in words, the same each time. */
    public String sources() {
        String all = Stream.of(Setting.Source.values())
                .map(this::origins)
                .filter(origins -> !origins.isEmpty())
                .map(origins -> String.join(", ", origins))
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? "defaults" : all;
    }

    /** Each file once, and each variable and property. */
    private List<String> origins(Setting.Source source) {
        return switch (source) {
            case DEFAULT -> List.of();
            case FILE, ENVIRONMENT_VARIABLE, SYSTEM_PROPERTY ->
                settings.stream()
                        .filter(setting -> setting.source() == source)
                        .map(setting -> setting.origin().replaceFirst(":\\d+$", ""))
                        .distinct()
                        .sorted()
                        .toList();
        };
    }
}
