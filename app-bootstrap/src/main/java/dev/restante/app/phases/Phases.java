package dev.restante.app.phases;

import com.google.inject.Module;
import dev.restante.app.foundation.Foundation;
import dev.restante.application.serving.Departure;
import dev.restante.application.startup.Step;
import dev.restante.config.Reading;
import dev.restante.config.Settings;
import dev.restante.config.SettingsLoader;
import dev.restante.config.Sources;
import dev.restante.domain.startup.Deadlines;
import dev.restante.domain.startup.PlannedStep;
import dev.restante.domain.startup.Problem;
import dev.restante.domain.startup.ProblemCode;
import dev.restante.domain.startup.StartupPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The steps of a node's start. Making them does nothing; they are run once.
 *
 * @param plan the plan that the steps add up to
 * @param steps those of the plan, in its order
 * @param unseen those of them that nobody outside notices: all but the public listener's, and those that need it
 * @param management produces the management listener's address
 * @param listener produces the public listener's address
 * @param departure produces what leaves, once the gate is open
 */
public record Phases(
        StartupPlan plan,
        List<Step<?>> steps,
        List<Step<?>> unseen,
        Step<OpenDoor> management,
        Step<OpenDoor> listener,
        Step<Departure> departure) {

    /**
     * With the settings' own deadlines if they fit into the total, and otherwise with the defaults and a problem.
     *
     * @param bindings makes those of the object graph out of the checked settings
     */
    public static Phases of(Foundation foundation, Function<Settings, List<Module>> bindings) {
        StepTimes times = StepTimes.of(foundation.reading().candidate());
        List<Problem> problems = misfits(foundation, bindings, times);
        StepTimes fitting = problems.isEmpty() ? times : StepTimes.of(defaults());
        Assembly assembly = new Assembly(foundation, bindings, problems, fitting);
        return new Phases(
                new StartupPlan(planned(assembly.steps()), fitting.total()),
                assembly.steps(),
                assembly.unseen(),
                assembly.init.management(),
                assembly.websocket.listener(),
                assembly.end.departure());
    }

    /** The plan that some of the steps make, in the same time. */
    public StartupPlan planOf(List<Step<?>> some) {
        return new StartupPlan(planned(some), plan.deadline());
    }

    /** All that is wrong with the settings, without a look at anything outside of them. */
    public static List<Problem> problemsOf(Foundation foundation, Function<Settings, List<Module>> bindings) {
        StepTimes times = StepTimes.of(foundation.reading().candidate());
        return Stream.of(foundation.reading().problems(), misfits(foundation, bindings, times))
                .flatMap(List::stream)
                .sorted(Problem.ORDER)
                .toList();
    }

    private static List<Problem> misfits(
            Foundation foundation, Function<Settings, List<Module>> bindings, StepTimes times) {
        List<PlannedStep> planned = planned(new Assembly(foundation, bindings, List.of(), times).steps());
        return Deadlines.misfit(planned, times.total())
                .map(misfit -> problem(foundation.reading(), planned, times))
                .stream()
                .toList();
    }

    private static Problem problem(Reading reading, List<PlannedStep> planned, StepTimes times) {
        return reading.problem(
                ProblemCode.DEADLINES_DO_NOT_FIT,
                "restante.startup.deadline",
                Deadlines.words(times.total()),
                "at least " + Deadlines.words(Deadlines.together(planned)) + ", the deadlines of all steps",
                "raise the total, or lower startup.step-deadline, startup.recovery-deadline or verification.deadline");
    }

    private static Settings defaults() {
        return SettingsLoader.load(new Sources(Optional.empty(), Map.of(), Map.of(), Long.MAX_VALUE))
                .candidate();
    }

    private static List<PlannedStep> planned(List<Step<?>> steps) {
        return steps.stream().<PlannedStep>map(Step::planned).toList();
    }

    /** The phases, one after the other; what one produces is handed to those after it. */
    private static final class Assembly {
        final InitPhase init;
        private final DependenciesPhase dependencies;
        private final DatabasePhase database;
        private final CachePhase cache;
        private final ServicesPhase services;
        final WebsocketPhase websocket;
        final FinalizePhase end;

        Assembly(
                Foundation foundation,
                Function<Settings, List<Module>> bindings,
                List<Problem> planProblems,
                StepTimes times) {
            init = new InitPhase(foundation, planProblems, times);
            dependencies = new DependenciesPhase(foundation, bindings, init.settings(), times);
            database = new DatabasePhase(foundation, dependencies.graph(), times);
            cache = new CachePhase();
            services = new ServicesPhase(database.mailbox(), times);
            websocket = new WebsocketPhase(
                    dependencies.graph(), foundation.reading().candidate().verification().handOver(), times);
            end = new FinalizePhase(foundation, dependencies.graph(), times);
        }

        List<Step<?>> unseen() {
            return Stream.of(
                    init.steps(),
                    dependencies.steps(),
                    database.steps(),
                    cache.steps(),
                    services.steps(),
                    websocket.unseen())
                    .<Step<?>>flatMap(List::stream)
                    .toList();
        }

        List<Step<?>> steps() {
            return Stream.of(
                    init.steps(),
                    dependencies.steps(),
                    database.steps(),
                    cache.steps(),
                    services.steps(),
                    websocket.steps(),
                    end.steps())
                    .<Step<?>>flatMap(List::stream)
                    .toList();
        }
    }
}
