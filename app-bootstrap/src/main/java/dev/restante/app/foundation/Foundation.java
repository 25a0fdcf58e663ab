package dev.restante.app.foundation;

import dev.restante.application.serving.LeaveRequests;
import dev.restante.application.serving.ServingControl;
import dev.restante.application.startup.StartupRecord;
import dev.restante.application.time.Timeline;
import dev.restante.config.Reading;
import dev.restante.domain.serving.Transition;
import dev.restante.ports.observing.Exposition;
import dev.restante.ports.operations.Backups;
import dev.restante.websocket.management.Inside;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * What is there before the first step of a start, because steps and the management listener need it.
 *
 * @param source what the settings were read from, in words
 * @param limitations what the serving status tells as degraded, besides failed optional steps
 * @param metrics what {@code /metrics} shows, once there is a graph
 * @param inside what the operator's page sees, once there is a graph
 * @param backups what {@code POST /backup} asks, once the mailbox is open
 */
public record Foundation(
        String source,
        Reading reading,
        Timeline timeline,
        InstantSource clock,
        StartupRecord startup,
        ServingControl serving,
        LeaveRequests requests,
        Limitations limitations,
        Late<Exposition> metrics,
        Late<Inside> inside,
        Late<Backups> backups) {

    /** A foundation over the machine's time; nothing runs yet. */
    public static Foundation lay(String source, Reading reading, Consumer<Transition> observer) {
        InstantSource clock = InstantSource.system();
        StartupRecord startup =
                new StartupRecord(Build.name(), reading.candidate().environment(), reading.warnings());
        Limitations limitations = new Limitations();
        ServingControl serving = new ServingControl(clock, startup, limitations, observer);
        return new Foundation(
                source,
                reading,
                new SystemTimeline(),
                clock,
                startup,
                serving,
                new LeaveRequests(serving),
                limitations,
                new Late<>(),
                new Late<>(),
                new Late<>());
    }

    /** The environment's name, or that it is not known, when the one named is none of the four. */
    public String environment() {
        return reading.isFaulty("restante.environment")
                ? "unknown"
                : reading.candidate().environment().text();
    }
}
