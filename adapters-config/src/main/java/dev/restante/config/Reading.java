package dev.restante.config;

import dev.restante.domain.startup.Problem;
import dev.restante.domain.startup.ProblemCode;
import java.util.List;
import java.util.Map;

/**
 * What was read. Immutable.
 *
 * @param candidate the settings, with the default in place of each faulty value: good for checking further, and for
 *     running only if {@code problems} is empty
 * @param problems all that is wrong, in the order of {@link Problem#ORDER}
 * @param warnings waivers and ignored variables, one line each, in a stable order
 * @param origins where the value of each key comes from
 */
public record Reading(
        Settings candidate, List<Problem> problems, List<String> warnings, Map<String, String> origins) {
    public Reading {
        problems = problems.stream().sorted(Problem.ORDER).toList();
        warnings = List.copyOf(warnings);
        origins = Map.copyOf(origins);
    }

    /** A problem with the value of a key, for checks that are made outside of this package. */
    public Problem problem(ProblemCode code, String key, String value, String expected, String remedy) {
        return new Problem(code, origins.getOrDefault(key, ""), key, value, expected, remedy);
    }
}
