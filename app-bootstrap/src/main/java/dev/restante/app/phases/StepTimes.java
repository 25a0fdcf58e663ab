package dev.restante.app.phases;

import dev.restante.config.Settings;
import java.time.Duration;

/**
 * The deadlines of the steps. Immutable.
 *
 * @param total of the whole start
 * @param ordinary of each step without a deadline of its own
 * @param recovery of opening the mailbox
 * @param verification of each verification: a little more than verification gives itself, so that it can say why
 */
public record StepTimes(Duration total, Duration ordinary, Duration recovery, Duration verification) {
    private static final Duration TO_SAY_WHY = Duration.ofSeconds(1);

    public static StepTimes of(Settings settings) {
        return new StepTimes(
                settings.startup().deadline(),
                settings.startup().stepDeadline(),
                settings.startup().recoveryDeadline(),
                settings.verification().deadline().plus(TO_SAY_WHY));
    }
}
