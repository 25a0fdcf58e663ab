package dev.restante.websocket;

import dev.restante.application.following.FollowThreads;
import dev.restante.application.inspecting.InspectThreads;
import dev.restante.application.mailbox.LocalMailbox;
import dev.restante.application.mailbox.MailboxSettings;
import dev.restante.application.mailbox.NodeLimits;
import dev.restante.application.messaging.MessageIds;
import dev.restante.application.messaging.SendMessage;
import dev.restante.application.observing.ObserveNode;
import dev.restante.application.serving.AdmittedMessaging;
import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.mailbox.MailboxLimits;
import dev.restante.domain.message.Body;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.serving.ServingState;
import dev.restante.memory.MemoryJournal;
import dev.restante.ports.access.Access;
import dev.restante.ports.messaging.Messaging;
import dev.restante.ports.observing.VerificationCounts;
import dev.restante.ports.operations.Entry;
import dev.restante.websocket.access.Identification;
import dev.restante.websocket.connection.ConnectionLimits;
import dev.restante.websocket.connection.CrowdLimits;
import dev.restante.websocket.http.Origins;
import dev.restante.websocket.loopback.Passes;
import dev.restante.websocket.management.Inside;
import dev.restante.websocket.tls.PemPair;
import dev.restante.websocket.tls.TlsSettings;
import dev.restante.websocket.wire.RawClient;
import dev.restante.websocket.wire.TestCertificate;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A public listener on a free port, over the real core and a mailbox in memory. */
public final class Gateway implements AutoCloseable {
    static final Entry OPEN = new Entry.Granted();
    static final Entry STARTING = new Entry.Refused(ServingState.STARTING, Duration.ofSeconds(7));

    /** Room for a slow reader to be left behind by: larger mailbox, small windows. */
    static final MailboxLimits ROOMY = new MailboxLimits(
            64 << 10, 100_000, 256L << 20, Duration.ofHours(1), Duration.ofHours(1), 100_000, 256L << 20,
            Duration.ofHours(1), Duration.ofHours(1), 10_000, Duration.ofDays(1), MailboxLimits.defaults().overflow());

    // Kept, because what JUL's loggers are told is lost with them.
    private static final Logger QUIET = Logger.getLogger("io.undertow");

    static {
        QUIET.setLevel(Level.WARNING);
    }

    final List<Throwable> faults = new CopyOnWriteArrayList<>();
    final PublicListener listener;
    final LocalMailbox mailbox;
    final SendMessage messaging;
    public final InetSocketAddress address;
    final Inside inside;
    volatile Entry entry = OPEN;
    /** Sends are answered once this is complete. */
    volatile CompletableFuture<Void> answers = CompletableFuture.completedFuture(null);
    private final AtomicLong now = new AtomicLong();
    private final Random secrets = new Random(2);
    final Passes passes = new Passes(this::secret, now::get);

    private Gateway(
            PublicSettings settings, MailboxLimits limits, Function<Access, Identification> identification) {
        mailbox = new LocalMailbox(
                new MemoryJournal(),
                new MailboxSettings(limits, new NodeLimits(1L << 30, 1_000_000, 1 << 20)),
                Clock.systemUTC(),
                "test",
                ForkJoinPool.commonPool(),
                faults::add);
        var unused = mailbox.open().toCompletableFuture().join();
        FollowThreads following = FollowThreads.of(mailbox, Throwable::printStackTrace);
        messaging = new SendMessage(mailbox, new MessageIds(Clock.systemUTC(), new Random(1)), faults::add);
        AdmittedMessaging admitted = new AdmittedMessaging(messaging, () -> entry);
        AtomicInteger ids = new AtomicInteger();
        Messaging answered =
                (thread, message) -> admitted.send(thread, message).thenCombine(answers, (outcome, now) -> outcome);
        Access access = Access.unrestricted(answered, following, new InspectThreads(mailbox, following));
        listener = new PublicListener(
                settings,
                access,
                identification.apply(access),
                () -> entry,
                () -> "c" + ids.incrementAndGet(),
                new Random(1),
                passes);
        inside = new Inside(
                new ObserveNode(mailbox, listener.traffic(), following, () -> new VerificationCounts(0, 0)),
                mailbox.ranking(),
                listener.visits());
        address = listener.open();
    }

    public static Gateway open() {
        return open(s -> s);
    }

    static Gateway open(UnaryOperator<PublicSettings> change) {
        return new Gateway(change.apply(settings()), MailboxLimits.defaults(), Identification::off);
    }

    /** One whose callers have to say who they are. */
    static Gateway guarded(Function<Access, Identification> identification) {
        return guarded(s -> s, identification);
    }

    static Gateway guarded(
            UnaryOperator<PublicSettings> change, Function<Access, Identification> identification) {
        return new Gateway(change.apply(settings()), MailboxLimits.defaults(), identification);
    }

    static Gateway roomy(UnaryOperator<PublicSettings> change) {
        return new Gateway(change.apply(settings()), ROOMY, Identification::off);
    }

    static PublicSettings settings() {
        return new PublicSettings(
                "127.0.0.1", 0, 2, new Origins(Set.of("https://app.example"), true), 100, 64 << 10, 80 << 10,
                16 << 10, 256 << 10, limits(1 << 20, 256), CrowdLimits.NONE, Edge.PLAIN);
    }

    static ConnectionLimits limits(int sendWindow, int inFlight) {
        return new ConnectionLimits(
                sendWindow, 64 << 10, inFlight, 8, Duration.ofSeconds(30), Duration.ofSeconds(25),
                Duration.ofSeconds(10), Duration.ofSeconds(20), 0, 0);
    }

    static PublicSettings with(PublicSettings s, int connections, ConnectionLimits limits) {
        return new PublicSettings(
                s.host(), s.port(), s.ioThreads(), s.origins(), connections, s.messageBytes(), s.frameBytes(),
                s.headerBytes(), 8 << 10, limits, s.crowd(), s.edge());
    }

    /** With these limits for clients together, and for what each sends. */
    static PublicSettings crowded(PublicSettings s, CrowdLimits crowd, int framesPerSecond, int bytesPerSecond) {
        ConnectionLimits each = s.connection();
        return new PublicSettings(
                s.host(), s.port(), s.ioThreads(), s.origins(), s.connections(), s.messageBytes(), s.frameBytes(),
                s.headerBytes(), s.sendBuffer(), new ConnectionLimits(
                        each.sendWindow(), each.answerBytes(), each.inFlightSends(), each.threadsPerReader(),
                        each.readerStall(), each.heartbeat(), each.grace(), each.frameTime(), framesPerSecond,
                        bytesPerSecond),
                crowd, s.edge());
    }

    /** As {@link #with}, speaking TLS with this certificate. */
    static PublicSettings secured(PublicSettings s, TestCertificate certificate, Duration handshake) {
        PemPair pair = PemPair.read(certificate.chainPem(), certificate.keyPem(), Clock.systemUTC().instant());
        if (!(pair instanceof PemPair.Usable usable)) {
            throw new IllegalStateException(pair.toString());
        }
        return s.with(new Edge(
                Optional.of(new TlsSettings(usable.certificate(), handshake, Duration.ofDays(365))), List.of()));
    }

    RawClient client() throws IOException {
        return RawClient.connect(address);
    }

    /** A client that was upgraded and has read its welcome. */
    RawClient connected(String query) throws IOException {
        RawClient client = client().upgrade("/v1/connect" + query);
        client.expect("welcome");
        return client;
    }

    private byte[] secret() {
        byte[] bytes = new byte[32];
        secrets.nextBytes(bytes);
        return bytes;
    }

    DeliveryOutcome send(String thread, String json) {
        return messaging.send(new ThreadId(thread), Message.of(Body.json(json))).toCompletableFuture().join();
    }

    /** Lets time pass at once. */
    void pass(Duration time) {
        listener.tick(now.addAndGet(time.toNanos()));
    }

    @Override
    public void close() {
        listener.close();
    }
}
