package dev.restante.websocket.management;

import dev.restante.ports.access.Authentication;
import dev.restante.ports.observing.Exposition;
import dev.restante.ports.operations.Backups;
import dev.restante.ports.operations.DrainControl;
import dev.restante.ports.operations.ServingView;
import dev.restante.ports.operations.StartupView;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the management listener shows and does. It opens before the object graph is built: what comes with the graph
 * stands here as a supplier of an optional, empty until it is there.
 *
 * @param keys tells operators by their key; empty where none is asked for
 */
public record Operations(
        ServingView serving, StartupView startup, DrainControl drain, Supplier<Optional<Exposition>> metrics,
        Supplier<Optional<Inside>> inside, Supplier<Optional<Backups>> backups, Optional<Authentication> keys) {}
