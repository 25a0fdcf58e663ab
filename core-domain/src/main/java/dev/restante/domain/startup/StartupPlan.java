package dev.restante.domain.startup;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The ordered steps of a start and the one deadline for all of them. Immutable.
 *
 * @param steps in phase order; at least one; names unique
 * @param deadline for the whole start, undoing excluded; never less than the steps' deadlines together
 */
public record StartupPlan(List<PlannedStep> steps, Duration deadline) {

    /**
     * @throws IllegalArgumentException if the steps are empty, out of phase order or share a name, or if their
     *     deadlines do not fit into the total
     */
    public StartupPlan {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("steps: none (expected: at least one)");
        }
        Set<String> names = new HashSet<>();
        Phase last = Phase.INIT;
        for (PlannedStep step : steps) {
            if (step.phase().compareTo(last) < 0) {
                throw new IllegalArgumentException("steps: " + step.name() + " of " + step.phase() + " after a step of "
                        + last + " (expected: the order of the phases)");
            }
            if (!names.add(step.name())) {
                throw new IllegalArgumentException("steps: " + step.name() + " twice (expected: unique names)");
            }
            last = step.phase();
        }
        Optional<String> misfit = Deadlines.misfit(steps, deadline);
        if (misfit.isPresent()) {
            throw new IllegalArgumentException(misfit.get());
        }
    }

    /** What a plan may spend at most by its steps' own deadlines. */
    public Duration stepsTogether() {
        return Deadlines.together(steps);
    }
}
