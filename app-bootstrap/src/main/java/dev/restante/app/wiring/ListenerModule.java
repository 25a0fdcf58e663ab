package dev.restante.app.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.restante.app.foundation.Randomness;
import dev.restante.application.messaging.MessageIds;
import dev.restante.application.serving.AdmittedMessaging;
import dev.restante.application.serving.Departure;
import dev.restante.application.serving.DepartureWindows;
import dev.restante.application.serving.LeaveRequests;
import dev.restante.application.serving.ServingControl;
import dev.restante.application.time.Timeline;
import dev.restante.config.Limits;
import dev.restante.config.ListenerSettings;
import dev.restante.config.Settings;
import dev.restante.domain.environment.Environment;
import dev.restante.ports.access.Access;
import dev.restante.ports.operations.Farewell;
import dev.restante.ports.operations.Gate;
import dev.restante.ports.operations.HandOverProbe;
import dev.restante.websocket.Edge;
import dev.restante.websocket.PublicListener;
import dev.restante.websocket.PublicSettings;
import dev.restante.websocket.access.Identification;
import dev.restante.websocket.connection.ConnectionLimits;
import dev.restante.websocket.connection.CrowdLimits;
import dev.restante.websocket.http.Origins;
import dev.restante.websocket.loopback.Passes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/** The listener for users, and how it is left. */
public final class ListenerModule extends AbstractModule {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration FRAME_TIME = Duration.ofSeconds(30);

    @Provides
    @Singleton
    PublicListener listener(
            Settings settings,
            Access access,
            Identification identification,
            Gate gate,
            MessageIds ids,
            Timeline timeline,
            Edge edge) {
        return new PublicListener(
                publicSettings(settings, edge),
                access,
                identification,
                gate,
                () -> ids.next().value(),
                Randomness.quick(),
                new Passes(Randomness::secret, timeline::nanos));
    }

    @Provides
    @Singleton
    HandOverProbe handOverProbe(PublicListener listener, InstantSource clock) {
        return listener.handOverProbe(clock);
    }

    private static PublicSettings publicSettings(Settings settings, Edge edge) {
        ListenerSettings listener = settings.publicListener();
        Limits limits = settings.limits();
        return new PublicSettings(
                listener.host(),
                listener.port(),
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                new Origins(Set.copyOf(listener.origins()), listener.origins().isEmpty()),
                limits.connections(),
                limits.messageBytes(),
                limits.frameBytes(),
                limits.headerBytes(),
                listener.socketBuffer(),
                new ConnectionLimits(
                        limits.sendWindow(),
                        limits.sendWindow(),
                        limits.inFlightSends(),
                        limits.threadsPerReader(),
                        limits.readerStall(),
                        listener.heartbeat(),
                        GRACE,
                        FRAME_TIME,
                        limits.traffic().framesPerSecond(),
                        limits.traffic().bytesPerSecond()),
                new CrowdLimits(
                        limits.traffic().connectionsPerAddress(),
                        limits.traffic().connectionsPerPrincipal(),
                        limits.traffic().upgradesPerSecond(),
                        limits.traffic().sendsPerSecond()),
                edge);
    }

    @Provides
    @Singleton
    Departure departure(
            ServingControl serving,
            LeaveRequests requests,
            PublicListener listener,
            AdmittedMessaging sends,
            Settings settings,
            Timeline timeline) {
        return new Departure(serving, requests, listener.connections(), sends, windows(settings), timeline);
    }

    private static DepartureWindows windows(Settings settings) {
        Settings.Drain drain = settings.drain();
        return new DepartureWindows(
                drain.lameDuck(),
                new Farewell(drain.spread(), drain.closeAnswer(), drain.reconnectWithin()),
                drain.settle(),
                drain.closeStores(),
                settings.environment() == Environment.DEVELOPMENT
                        ? DepartureWindows.WhenNobody.COLLAPSE
                        : DepartureWindows.WhenNobody.KEEP);
    }
}
