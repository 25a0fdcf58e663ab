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
    private volatile Progress progress;

    public StartupRecord(String build, Environment environment, List<String> warnings, StartupPlan plan) {
        this.build = build;
        this.environment = environment;
        this.warnings = List.copyOf(warnings);
        this.progress = Progress.begin(plan);
    }

    @Override
    public StartupReport report() {
        Progress now = progress;
        List<StartupReport.StepEntry> entries = new ArrayList<>();
        for (int i = 0; i < now.states().size(); i++) {
            entries.add(new StartupReport.StepEntry(
                    now.plan().steps().get(i), now.states().get(i)));
        }
        return new StartupReport(build, environment, entries, warnings, now.verdict(), observed);
    }

    /** The phase that runs, or in which the start failed or was abandoned; empty once it is over and well. */
    public Optional<Phase> phase() {
        Progress now = progress;
        return switch (now.verdict()) {
            case Verdict.Running running -> now.waiting().stream().findFirst().map(PlannedStep::phase);
            case Verdict.Failed failed -> Optional.of(failed.step().phase());
            case Verdict.Abandoned abandoned -> Optional.empty();
            case Verdict.Started started -> Optional.empty();
            case Verdict.Left left -> Optional.empty();
        };
    }

    /** The steps of the running phase that have not ended; the reason if the start failed; else empty. */
    public List<String> waitingFor() {
        Progress now = progress;
        if (now.verdict() instanceof Verdict.Failed failed) {
            return List.of(failed.step().name() + ": " + failed.failure().reason());
        }
        List<PlannedStep> waiting = now.waiting();
        return waiting.stream()
                .filter(step -> step.phase() == waiting.get(0).phase())
                .map(PlannedStep::name)
                .toList();
    }

    Progress progress() {
        return progress;
    }

    void advance(Progress next) {
        progress = next;
    }

    void observe(StartupReport.Observation observation) {
        observed.add(observation);
    }
}
