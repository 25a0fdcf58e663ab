package dev.restante.app.phases;

import dev.restante.app.foundation.Foundation;
import dev.restante.application.startup.StepAnswer;
import dev.restante.config.Settings;
import java.net.InetSocketAddress;

/** Opens the management listener. */
final class ManagementDoor {
    private ManagementDoor() {}

    static StepAnswer<OpenDoor> open(Settings settings, Foundation foundation) {
        InetSocketAddress address = new InetSocketAddress(
                settings.management().host(), settings.management().port());
        return StepAnswer.produced(new OpenDoor(address, () -> {}), "not there yet");
    }
}
