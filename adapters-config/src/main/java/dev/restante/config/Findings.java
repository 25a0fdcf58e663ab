package dev.restante.config;

import dev.restante.domain.startup.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects problems while reading goes on. Used by one thread. */
final class Findings {
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> faulty = new HashSet<>();

    /** A problem with the value of a key: rules that compare it with others have nothing to say any more. */
    void add(Problem problem) {
        problems.add(problem);
        faulty.add(problem.key());
    }

    /** Whether the values of all these keys are as the operator meant them. */
    boolean sound(String... keys) {
        for (String key : keys) {
            if (faulty.contains(key)) {
                return false;
            }
        }
        return true;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
