package dev.restante.application.startup;

import dev.restante.domain.environment.Environment;
import dev.restante.domain.startup.Phase;
import dev.restante.domain.startup.PlannedStep;
import dev.restante.domain.startup.Progress;
import dev.restante.domain.startup.StartupPlan;
import dev.restante.domain.startup.StartupReport;
import dev.restante.domain.startup.Verdict;
import dev.restante.ports.operations.StartupView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is known about the start so far. Written by the runner, read by anybody at any time. */
public final class StartupRecord implements StartupView {
    private final String build;
    private final Environment environment;
    private final List<String> warnings;
    private final List<StartupReport.Observation> observed = new CopyOnWriteArrayList<>();
    private volatile Optional<Progress> progress = Optional.empty();

    public StartupRecord(String build, Environment environment, List<String> warnings) {
        this.build = build;
        this.environment = environment;
        this.warnings = List.copyOf(warnings);
    }

    @Override
    public StartupReport report() {
        List<StartupReport.StepEntry> entries = new ArrayList<>();
        progress.ifPresent(now -> {
            for (int i = 0; i < now.states().size(); i++) {
                entries.add(new StartupReport.StepEntry(
                        now.plan().steps().get(i), now.states().get(i)));
            }
        });
        return new StartupReport(build, environment, entries, warnings, verdict(), observed);
    }

    private Verdict verdict() {
        return progress.map(Progress::verdict).orElseGet(Verdict.Running::new);
    }

    /** The phase that runs, or in which the start failed; empty once it is over and well, or was abandoned. */
    public Optional<Phase> phase() {
        return verdict() instanceof Verdict.Failed failed
                ? Optional.of(failed.step().phase())
                : waiting().stream().findFirst().map(PlannedStep::phase);
    }

    /** The steps of the running phase that have not ended; the reason if the start failed; else empty. */
    public List<String> waitingFor() {
        if (verdict() instanceof Verdict.Failed failed) {
            return List.of(failed.step().name() + ": " + failed.failure().reason());
        }
        List<PlannedStep> waiting = waiting();
        return waiting.stream()
                .filter(step -> step.phase() == waiting.get(0).phase())
                .map(PlannedStep::name)
                .toList();
    }

    private List<PlannedStep> waiting() {
        return progress.map(Progress::waiting).orElse(List.of());
    }

    void begin(StartupPlan plan) {
        progress = Optional.of(Progress.begin(plan));
    }

    Progress progress() {
        return progress.orElseThrow(() -> new IllegalStateException("progress: none (expected: a runner has begun)"));
    }

    void advance(Progress next) {
        progress = Optional.of(next);
    }

    void observe(StartupReport.Observation observation) {
        observed.add(observation);
    }
}
