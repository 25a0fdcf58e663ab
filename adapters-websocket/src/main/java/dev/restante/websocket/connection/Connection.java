package dev.restante.websocket.connection;

import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.observing.ConnectionKind;
import dev.restante.websocket.access.Caller;
import dev.restante.websocket.frames.AckMode;
import dev.restante.websocket.frames.ClientFrame;
import dev.restante.websocket.frames.FrameReader;
import dev.restante.websocket.frames.ProbeFrameReader;
import dev.restante.websocket.frames.ServerFrames;
import dev.restante.websocket.limits.Intake;
import dev.restante.websocket.socket.CloseCode;
import dev.restante.websocket.socket.Socket;
import dev.restante.websocket.socket.Socket.Traffic;
import dev.restante.websocket.socket.SocketListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client, from its first frame to its end. Its own work is done on the socket's thread; {@link #leave}, {@link #tick}
 * and {@link #cut} may be called from others.
 */
public final class Connection implements SocketListener, Guest {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    /** How long a peer has to answer a close frame, where no farewell says otherwise. */
    private static final Duration CLOSE_TIME = Duration.ofSeconds(5);

    private final String id;
    private final ConnectionKind kind;
    private final Socket socket;
    private final BiConsumer<Connection, Ending> onEnded;
    private final Outbound outbound;
    private final Readers readers;
    private final Conversation conversation;
    private final Intake intake;
    private final Valve valve;
    private final Pulse pulse;
    private final Goodbye goodbye;
    private final Caller caller;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Duration heartbeat;
    private boolean streaming;
    private Function<byte[], ClientFrame> reading = FrameReader::read;

    /** A conversation over WebSocket; {@code onEnded} as below. */
    public Connection(
            String id, Socket socket, Inward inward, ConnectionLimits limits, BiConsumer<Connection, Ending> onEnded) {
        this(id, ConnectionKind.WEBSOCKET, socket, ServerFrames.TEXT, inward, limits, onEnded);
    }

    /** {@code onEnded} hears once, on the socket's thread, that and how this has ended. */
    public Connection(
            String id,
            ConnectionKind kind,
            Socket socket,
            ServerFrames frames,
            Inward inward,
            ConnectionLimits limits,
            BiConsumer<Connection, Ending> onEnded) {
        this.id = id;
        this.kind = kind;
        this.socket = socket;
        this.onEnded = onEnded;
        this.heartbeat = limits.heartbeat();
        this.outbound = new Outbound(socket, frames, limits, this::afterPass);
        this.caller = inward.caller();
        this.readers = new Readers(
                inward.caller().access(), outbound, limits, inward.tallies()::hit, this::followingFailed);
        this.conversation = new Conversation(inward, outbound, readers, socket::execute, this::afterAnswer);
        this.intake = new Intake(limits.framesPerSecond(), limits.bytesPerSecond(), inward.tallies()::hit);
        this.valve = new Valve(socket, outbound, conversation, intake, limits);
        this.pulse = new Pulse(limits);
        this.goodbye = new Goodbye(socket, CLOSE_TIME);
    }

    /** On the socket's thread, first of all: welcomes the client and follows what it asked for in its request. */
    public void open(List<ThreadId> follow) {
        socket.listen(this);
        outbound.answer(outbound.frames().welcome(id, heartbeat));
        follow.forEach(thread -> readers.follow(null, thread, new From.Unacknowledged(), AckMode.AUTO));
        begin();
    }

    /** In place of {@link #open}: one thread and nothing else, until it can't be followed any more. */
    public void stream(ThreadId thread, From from, AckMode ack) {
        streaming = true;
        socket.listen(this);
        readers.follow(null, thread, from, ack);
        begin();
    }

    /**
     * In place of {@link #open}: a thread of the system's own, whose messages the client can acknowledge. Anything else it
     * says is refused.
     */
    public void probe(ThreadId thread) {
        reading = new ProbeFrameReader(thread);
        socket.listen(this);
        outbound.answer(outbound.frames().welcome(id, heartbeat));
        readers.follow(null, thread, new From.Unacknowledged(), AckMode.CLIENT);
        begin();
    }

    /** In place of {@link #open}: a client that may not stay, and can read that only once it was let in. */
    public void turnAway(CloseCode code) {
        socket.listen(this);
        goodbye.close(code);
        begin();
    }

    private void begin() {
        if (ended.get()) {
            readers.closeAll();
        }
        socket.resumeReading();
    }

    @Override
    public void arrived(int bytes) {
        if (intake.spend(bytes)) {
            valve.adjust();
        }
    }

    @Override
    public void received(byte[] utf8) {
        if (goodbye.isOver()) {
            return;
        }
        try {
            conversation.hear(reading.apply(utf8));
        } catch (RuntimeException e) {
            Unforeseen.log("frame of connection " + id, e);
            goodbye.close(CloseCode.FAULT);
        }
        valve.adjust();
    }

    @Override
    public void refused(CloseCode code) {
        goodbye.close(code);
    }

    @Override
    public void written() {
        outbound.written();
    }

    @Override
    public void peerLeft() {
        goodbye.peerLeft();
    }

    @Override
    public void ended() {
        if (ended.compareAndSet(false, true)) {
            outbound.close();
            readers.closeAll();
            onEnded.accept(this, goodbye.ending());
        }
    }

    @Override
    public void leave(Duration reconnectAfter, Duration answerWithin) {
        socket.execute(() -> {
            if (goodbye.begin(answerWithin)) {
                readers.closeAll();
                outbound.answer(outbound.frames().closing("draining", reconnectAfter));
            }
        });
    }

    @Override
    public void cut() {
        goodbye.force();
    }

    @Override
    public void tick(long now) {
        if (intake.fill(now)) {
            socket.execute(valve::adjust);
        }
        if (goodbye.tick(now)) {
            return;
        }
        if (caller.isExpired()) {
            socket.execute(() -> {
                readers.closeAll();
                goodbye.close(CloseCode.TOKEN_EXPIRED);
            });
            return;
        }
        switch (pulse.tick(now, traffic(), !outbound.isEmpty())) {
            case WELL -> {}
            case PING -> socket.execute(socket::ping);
            case STALLED -> {
                LOG.atInfo()
                        .addKeyValue("event", "reader.stalled")
                        .log("connection {}: reader stalled, closed 4408", id);
                // The frame goes out only where the kernel has room for it after all.
                socket.execute(() -> {
                    goodbye.close(CloseCode.READER_STALLED);
                    goodbye.force();
                });
            }
            case DEAD -> {
                LOG.atInfo()
                        .addKeyValue("event", "connection.dead")
                        .log("connection {}: nothing heard in time, cut", id);
                goodbye.force();
            }
        }
    }

    /** A client that we do not read is not silent. */
    private Traffic traffic() {
        Traffic traffic = socket.traffic();
        return intake.isOver() ? new Traffic(true, traffic.moved(), traffic.drained(), 0) : traffic;
    }

    @Override
    public ConnectionKind kind() {
        return kind;
    }

    @Override
    public long waitingBytes() {
        return outbound.waitingBytes();
    }

    @Override
    public @Nullable CloseCode closedWith() {
        return goodbye.closedWith();
    }

    private void afterPass() {
        valve.adjust();
        closeIfSettled();
    }

    private void afterAnswer() {
        valve.answered();
        if (goodbye.isBegun()) {
            socket.execute(this::closeIfSettled);
        }
    }

    /** A conversation goes on, a stream has no more to say. */
    private void followingFailed() {
        socket.execute(() -> {
            if (streaming && goodbye.begin(CLOSE_TIME)) {
                closeIfSettled();
            }
        });
    }

    private void closeIfSettled() {
        if (goodbye.isBegun() && conversation.inFlight() == 0 && outbound.isEmpty()) {
            goodbye.close(CloseCode.DRAINING);
        }
    }
}
