package dev.restante.websocket;

import dev.restante.ports.access.Access;
import dev.restante.ports.observing.TrafficView;
import dev.restante.ports.operations.Connections;
import dev.restante.ports.operations.Gate;
import dev.restante.ports.operations.HandOverProbe;
import dev.restante.websocket.access.Caller;
import dev.restante.websocket.access.Identification;
import dev.restante.websocket.connection.Arrivals;
import dev.restante.websocket.connection.Crowd;
import dev.restante.websocket.connection.CrowdLimits;
import dev.restante.websocket.connection.LiveConnections;
import dev.restante.websocket.connection.Slots;
import dev.restante.websocket.counting.Tallies;
import dev.restante.websocket.forwarding.TrustedProxies;
import dev.restante.websocket.http.Api;
import dev.restante.websocket.http.Cors;
import dev.restante.websocket.http.Forwarding;
import dev.restante.websocket.http.SecurityHeaders;
import dev.restante.websocket.http.Visits;
import dev.restante.websocket.loopback.Dial;
import dev.restante.websocket.loopback.LoopbackProbe;
import dev.restante.websocket.loopback.Passes;
import dev.restante.websocket.loopback.PinnedDial;
import dev.restante.websocket.tls.NodeCertificate;
import dev.restante.websocket.tls.TlsSettings;
import io.undertow.server.HttpHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The listener for users: HTTP and WebSocket on one port. Nothing is open before {@link #open}; what comes in meets
 * the gate first. Any number of threads.
 */
public final class PublicListener {
    /** More of our own clients than can be on their way at once. */
    private static final int PROBES = 4;
    /** Streams of the operator's page at once; they take none of the users' slots. */
    private static final int CONSOLE_READERS = 16;

    private final LiveConnections connections;
    /** Apart from users': without their slots, in none of their accounts. */
    private final LiveConnections probes;
    private final Passes passes;
    private final Slots slots;
    private final Crowd crowd;
    private final Visits visits;
    private final Server server;
    /** The one that is shown; null where it speaks plainly. */
    private final AtomicReference<@Nullable NodeCertificate> certificate;

    /**
     * @param access for the operator and our own client, who may do everything
     * @param identification who everybody else is, and what they may use
     * @param ids makes the names of connections; safe for use by many threads
     * @param random draws the time after which each client comes back when it is sent away
     * @param passes let our own client past the gate
     */
    public PublicListener(
            PublicSettings settings,
            Access access,
            Identification identification,
            Gate gate,
            Supplier<String> ids,
            RandomGenerator random,
            Passes passes) {
        Tallies tallies = new Tallies();
        this.connections = new LiveConnections(random, tallies);
        this.slots = new Slots(settings.connections());
        this.passes = passes;
        Caller inside = Caller.anybody(access);
        this.crowd = new Crowd(slots, settings.crowd(), tallies::hit);
        Arrivals arrivals = new Arrivals(ids, tallies, settings.connection(), crowd, connections);
        Tallies uncounted = new Tallies();
        this.probes = new LiveConnections(random, uncounted);
        Arrivals probing = new Arrivals(
                ids,
                uncounted,
                settings.connection(),
                apart(PROBES),
                probes);
        Arrivals visiting =
                new Arrivals(ids, tallies, settings.connection(), apart(CONSOLE_READERS), connections);
        this.visits = Api.visits(limits(settings), visiting, inside, gate);
        this.server = new Server(
                settings.host(),
                settings.port(),
                settings.ioThreads(),
                settings.connections(),
                settings.sendBuffer(),
                settings.edge().tls(),
                settings.connection().silence(),
                inFront(
                        settings,
                        Api.routes(
                                limits(settings),
                                settings.origins(),
                                arrivals,
                                new Api.Probes(passes, probing, inside),
                                identification,
                                gate)));
        this.certificate = new AtomicReference<>(settings.edge().tls().map(TlsSettings::certificate).orElse(null));
    }

    /** Binds; answers the address that it got. Throws {@link CannotOpen}. */
    public InetSocketAddress open() {
        return server.open();
    }

    /**
     * Lets time pass: heartbeats, dead and stalled clients, the steps of a departure. To be called about every second
     * (more often while connections are closing), by one thread at a time.
     *
     * @param nowNanos of a clock that never goes back, of any origin
     */
    public void tick(long nowNanos) {
        crowd.tick(nowNanos);
        connections.tick(nowNanos);
        probes.tick(nowNanos);
    }

    /**
     * Comes to this listener as a user would. It works once the listener is open, be its gate open or not.
     *
     * @param clock for certificates: one that has expired is no way in
     */
    public HandOverProbe handOverProbe(InstantSource clock) {
        Dial dial = certificate.get() == null ? Dial.PLAIN : new PinnedDial(() -> shown().own(), clock);
        return new LoopbackProbe(passes, server::bound, server.vigil(), dial);
    }

    /** Where it speaks TLS: new connections see this certificate from now on, and those that are open stay. */
    public void show(NodeCertificate next) {
        server.show(next);
        certificate.set(next);
    }

    private NodeCertificate shown() {
        return Objects.requireNonNull(certificate.get(), "certificate");
    }

    /** The live connections, for the departure. */
    public Connections connections() {
        return connections;
    }

    /** What has gone through, for whoever counts. */
    public TrafficView traffic() {
        return connections;
    }

    /** For the operator's page, which is served elsewhere. */
    public Visits visits() {
        return visits;
    }

    /** Connection slots taken at this instant: those of live connections and of upgrades on their way. */
    public int slotsTaken() {
        return slots.taken();
    }

    /** Cuts what is still connected, and gives up the port. May be repeated. */
    public void close() {
        cut();
        server.close();
        // Whoever was upgraded meanwhile.
        cut();
    }

    private void cut() {
        connections.cut();
        probes.cut();
    }

    /** So many, beside those of users. */
    private static Crowd apart(int places) {
        return new Crowd(new Slots(places), CrowdLimits.NONE, none -> {});
    }

    /** What every request passes before the API. */
    private static HttpHandler inFront(PublicSettings settings, HttpHandler api) {
        Edge edge = settings.edge();
        Duration hsts = edge.tls().map(TlsSettings::hsts).orElse(Duration.ZERO);
        return new Forwarding(
                new TrustedProxies(edge.trustedProxies()),
                new SecurityHeaders(hsts, new Cors(settings.origins(), api)));
    }

    private static Api.Limits limits(PublicSettings settings) {
        return new Api.Limits(
                settings.messageBytes(),
                settings.frameBytes(),
                settings.headerBytes(),
                settings.connection().threadsPerReader(),
                settings.connection().sendWindow());
    }
}
