package dev.restante.domain.startup;

import dev.restante.domain.environment.Environment;
import java.util.List;
import java.util.Objects;

/**
 * What a start did. Immutable. {@link #text()} is deterministic: the same build, settings and environment give the same
 * bytes; what differs from run to run stands in {@link #observedText()}.
 *
 * @param build name and version of the build
 * @param environment the environment it started in
 * @param steps every step of the plan, in its order
 * @param warnings waivers and ignored variables, one line each
 * @param verdict how the start stands or ended
 * @param observed one entry for each step that ran, in the plan's order
 */
public record StartupReport(
        String build,
        Environment environment,
        List<StepEntry> steps,
        List<String> warnings,
        Verdict verdict,
        List<Observation> observed) {

    public StartupReport {
        Objects.requireNonNull(build, "build");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(verdict, "verdict");
        steps = List.copyOf(steps);
        warnings = List.copyOf(warnings);
        observed = List.copyOf(observed);
    }

    /** A step and how far it came. */
    public record StepEntry(PlannedStep step, StepState state) {
        public StepEntry {
            Objects.requireNonNull(step, "step");
            Objects.requireNonNull(state, "state");
        }
    }

    /**
     * What differs from run to run.
     *
     * @param millis how long the step took
     * @param note what the step saw; may be empty
     */
    public record Observation(Phase phase, String step, long millis, String note) {
        public Observation {
            Objects.requireNonNull(phase, "phase");
            Objects.requireNonNull(step, "step");
            Objects.requireNonNull(note, "note");
        }
    }

    /** The names and reasons of optional steps that failed: {@code name: reason}. */
    public List<String> degraded() {
        return steps.stream()
                .filter(entry -> entry.state() instanceof StepState.Degraded)
                .map(entry -> entry.step().name() + ": " + ((StepState.Degraded) entry.state()).failure().reason())
                .toList();
    }

    /** The problems that refused the start; empty if none did. */
    public List<Problem> problems() {
        return verdict instanceof Verdict.Failed failed ? failed.failure().problems() : List.of();
    }

    /** The deterministic part, lines ended by {@code \n}. */
    public String text() {
        return ReportText.deterministic(this);
    }

    /** The part that differs from run to run, lines ended by {@code \n}; never part of the fingerprint. */
    public String observedText() {
        return ReportText.observed(this);
    }

    /** Twelve hexadecimal digits that stand for {@link #text()}. */
    public String fingerprint() {
        return Fingerprint.of(text());
    }
}
