package dev.restante.app.phases;

import dev.restante.app.foundation.Foundation;
import dev.restante.application.startup.Inputs;
import dev.restante.application.startup.Step;
import dev.restante.application.startup.StepAnswer;
import dev.restante.config.Reading;
import dev.restante.config.Settings;
import dev.restante.domain.startup.Failure;
import dev.restante.domain.startup.FailureKind;
import dev.restante.domain.startup.Phase;
import dev.restante.domain.startup.Problem;
import java.util.List;
import java.util.stream.Stream;

/** Settings, policy and preconditions, all told at once; then the management listener, the first to open. */
final class InitPhase {
    private final Foundation foundation;
    private final List<Problem> planProblems;
    private final Step<Reading> read;
    private final Step<Settings> check;
    private final Step<OpenDoor> management;

    InitPhase(Foundation foundation, List<Problem> planProblems, StepTimes times) {
        this.foundation = foundation;
        this.planProblems = planProblems;
        read = Step.critical(Phase.INIT, "read settings", times.ordinary(), inputs -> read());
        check = Step.critical(
                Phase.INIT, "check settings, policy and preconditions", times.ordinary(), this::check);
        management = Step.critical(
                Phase.INIT,
                "open the management listener",
                times.ordinary(),
                inputs -> ManagementDoor.open(inputs.of(check), foundation))
                .undoneBy(OpenDoor::close);
    }

    List<Step<?>> steps() {
        return List.of(read, check, management);
    }

    Step<Settings> settings() {
        return check;
    }

    Step<OpenDoor> management() {
        return management;
    }

    /** They were read before the plan was made, because its deadlines stand in them; here it is told from where. */
    private StepAnswer<Reading> read() {
        return StepAnswer.produced(foundation.reading(), foundation.source());
    }

    private StepAnswer<Settings> check(Inputs inputs) {
        Reading reading = inputs.of(read);
        List<Problem> problems = Stream.of(
                reading.problems(), planProblems, Preconditions.check(reading, foundation.clock().instant()))
                .flatMap(List::stream)
                .sorted(Problem.ORDER)
                .toList();
        if (problems.isEmpty()) {
            return StepAnswer.produced(
                    reading.candidate(), "policy of " + reading.candidate().environment().text());
        }
        return new StepAnswer.Refused<>(new Failure(
                FailureKind.SETTINGS,
                problems.size() == 1 ? "1 problem" : problems.size() + " problems",
                foundation.source(),
                "mend them all, then start again; docs/problems.md explains each code",
                problems));
    }
}
