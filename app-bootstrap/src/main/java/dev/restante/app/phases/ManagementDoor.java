package dev.restante.app.phases;

import dev.restante.app.access.Authentications;
import dev.restante.app.foundation.Foundation;
import dev.restante.application.startup.StepAnswer;
import dev.restante.config.Settings;
import dev.restante.websocket.CannotOpen;
import dev.restante.websocket.ManagementListener;
import dev.restante.websocket.management.Operations;
import java.net.InetSocketAddress;

/** Opens the management listener. Not part of the object graph: it shows how that is built. */
final class ManagementDoor {
    private ManagementDoor() {}

    static StepAnswer<OpenDoor> open(Settings settings, Foundation foundation) {
        Settings.ManagementListener management = settings.management();
        ManagementListener listener = new ManagementListener(
                management.host(),
                management.port(),
                new Operations(foundation.serving(), foundation.startup(), foundation.requests(),
                        foundation.metrics(), foundation.inside(), foundation.backups(),
                        Authentications.ofOperators(management.keyHashes())));
        try {
            InetSocketAddress bound = listener.open();
            return new StepAnswer.Produced<>(
                    new OpenDoor(bound, listener::close),
                    management.host() + ":" + management.port(),
                    "bound " + bound);
        } catch (CannotOpen refused) {
            return WebsocketPhase.cannotOpen("restante.management", refused);
        }
    }
}
