package dev.restante.application.serving;

import dev.restante.application.startup.StartupRecord;
import dev.restante.domain.serving.Admission;
import dev.restante.domain.serving.Readiness;
import dev.restante.domain.serving.ServingEvent;
import dev.restante.domain.serving.ServingState;
import dev.restante.domain.serving.ServingTable;
import dev.restante.domain.serving.Transition;
import dev.restante.domain.serving.VerificationStreak;
import dev.restante.domain.verification.Finding;
import dev.restante.ports.operations.Entry;
import dev.restante.ports.observing.VerificationCounts;
import dev.restante.ports.observing.VerificationView;
import dev.restante.ports.operations.Gate;
import dev.restante.ports.operations.ServingStatus;
import dev.restante.ports.operations.ServingView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Holds the serving state; the only place that changes it. Safe for use by many threads: changes come one at a time,
 * asking never waits.
 */
public final class ServingControl implements Gate, ServingView, VerificationView {
    private static final Entry GRANTED = new Entry.Granted();
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration AT_ANOTHER_NODE = Duration.ofSeconds(5);

    /** What verification found last, and when it began to fail. */
    private record Failing(Finding.Failed last, Instant since) {
        String describe() {
            return last.describe() + " (since " + since.truncatedTo(ChronoUnit.SECONDS) + ")";
        }
    }

    private record Snapshot(ServingState state, Instant since, Entry entry) {}

    private final InstantSource clock;
    private final StartupRecord startup;
    private final Supplier<List<String>> limitations;
    private final Consumer<Transition> observer;
    private VerificationStreak streak = VerificationStreak.NONE;
    private final LongAdder passes = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private volatile Optional<Failing> failing = Optional.empty();
    private volatile Snapshot snapshot;

    /**
     * @param limitations what works only in part at this moment, like {@code CAPACITY}
     * @param observer is told every transition, refused ones included, in order; must not block
     */
    public ServingControl(
            InstantSource clock,
            StartupRecord startup,
            Supplier<List<String>> limitations,
            Consumer<Transition> observer) {
        this.clock = clock;
        this.startup = startup;
        this.limitations = limitations;
        this.observer = observer;
        this.snapshot = snapshot(ServingState.STARTING);
    }

    @Override
    public Entry ask() {
        return snapshot.entry();
    }

    public ServingState state() {
        return snapshot.state();
    }

    @Override
    public ServingStatus status() {
        Snapshot now = snapshot;
        List<String> waitingFor =
                switch (now.state()) {
                    case STARTING, FAILED -> startup.waitingFor();
                    case IMPAIRED -> failing.map(Failing::describe).stream().toList();
                    case READY, DRAINING, STOPPING, STOPPED -> List.of();
                };
        List<String> degraded = Stream.concat(startup.report().degraded().stream(), limitations.get().stream())
                .toList();
        return new ServingStatus(now.state(), startup.phase(), now.since(), waitingFor, degraded);
    }

    /** Applies one event to the state, by the table. */
    public synchronized Transition apply(ServingEvent event) {
        Transition transition = ServingTable.apply(snapshot.state(), event);
        if (transition instanceof Transition.Moved) {
            snapshot = snapshot(transition.state());
        }
        observer.accept(transition);
        if (event == ServingEvent.DRAIN_CANCELLED && transition instanceof Transition.Moved) {
            // What verification found while draining counts again.
            streak.event(snapshot.state()).ifPresent(this::apply);
        }
        return transition;
    }

    /** Notes a round of verification: the second failure in a row makes READY impaired, a pass makes it READY again. */
    public synchronized void verified(Finding finding) {
        switch (finding) {
            case Finding.Passed passed -> {
                passes.increment();
                streak = streak.passed();
                streak.event(snapshot.state()).ifPresent(this::apply);
                failing = Optional.empty();
            }
            case Finding.Failed failed -> {
                failures.increment();
                failing = Optional.of(new Failing(failed, failing.map(Failing::since).orElseGet(clock::instant)));
                streak = streak.failed();
                streak.event(snapshot.state()).ifPresent(this::apply);
            }
        }
    }

    @Override
    public VerificationCounts verifications() {
        return new VerificationCounts(passes.sum(), failures.sum());
    }

    private Snapshot snapshot(ServingState state) {
        Entry entry = Readiness.of(state).admission() == Admission.ALL
                ? GRANTED
                : new Entry.Refused(state, state == ServingState.STARTING ? SOON : AT_ANOTHER_NODE);
        return new Snapshot(state, clock.instant(), entry);
    }
}
