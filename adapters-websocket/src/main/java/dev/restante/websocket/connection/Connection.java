package dev.restante.websocket.connection;

import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.ThreadId;
import dev.restante.websocket.frames.AckMode;
import dev.restante.websocket.frames.FrameReader;
import dev.restante.websocket.frames.ServerFrames;
import dev.restante.websocket.socket.CloseCode;
import dev.restante.websocket.socket.Socket;
import dev.restante.websocket.socket.SocketListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client, from its welcome to its end. Its own work is done on the socket's thread; {@link #leave}, {@link #tick}
 * and {@link #cut} may be called from others.
 */
public final class Connection implements SocketListener {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    /** How long a peer has to answer a close frame, where no farewell says otherwise. */
    private static final Duration CLOSE_TIME = Duration.ofSeconds(5);

    private final String id;
    private final Socket socket;
    private final BiConsumer<Connection, Ending> onEnded;
    private final Outbound outbound;
    private final Readers readers;
    private final Conversation conversation;
    private final Valve valve;
    private final Pulse pulse;
    private final Goodbye goodbye;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Duration heartbeat;

    /** {@code onEnded} hears once, on the socket's thread, that and how this has ended. */
    public Connection(
            String id, Socket socket, Inward inward, ConnectionLimits limits, BiConsumer<Connection, Ending> onEnded) {
        this.id = id;
        this.socket = socket;
        this.onEnded = onEnded;
        this.heartbeat = limits.heartbeat();
        this.outbound = new Outbound(socket, limits, this::afterPass);
        this.readers = new Readers(inward.following(), outbound, limits);
        this.conversation = new Conversation(inward, outbound, readers, this::afterAnswer);
        this.valve = new Valve(socket, outbound, conversation, limits);
        this.pulse = new Pulse(limits);
        this.goodbye = new Goodbye(socket, CLOSE_TIME);
    }

    /** On the socket's thread, first of all: welcomes the client and follows what it asked for in its request. */
    public void open(List<ThreadId> follow) {
        socket.listen(this);
        outbound.answer(ServerFrames.welcome(id, heartbeat));
        follow.forEach(thread -> readers.follow(null, thread, new From.Unacknowledged(), AckMode.AUTO));
        if (ended.get()) {
            readers.closeAll();
        }
        socket.resumeReading();
    }

    @Override
    public void received(byte[] utf8) {
        if (goodbye.isOver()) {
            return;
        }
        try {
            conversation.hear(FrameReader.read(utf8));
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

    /**
     * Tells the client to go and when to come back; once all is answered and written the connection is closed with
     * 1001.
     */
    void leave(Duration reconnectAfter, Duration answerWithin) {
        socket.execute(() -> {
            if (goodbye.begin(answerWithin)) {
                readers.closeAll();
                outbound.answer(ServerFrames.closing("draining", reconnectAfter));
            }
        });
    }

    /** Cuts it at once. */
    void cut() {
        goodbye.force();
    }

    /** Lets time pass; {@code now} in nanoseconds of any origin, never going back. */
    void tick(long now) {
        if (goodbye.tick(now)) {
            return;
        }
        switch (pulse.tick(now, socket.traffic(), !outbound.isEmpty())) {
            case WELL -> {}
            case PING -> socket.execute(socket::ping);
            case STALLED -> {
                LOG.info("connection {}: reader stalled, closed 4408", id);
                // The frame goes out only where the kernel has room for it after all.
                socket.execute(() -> {
                    goodbye.close(CloseCode.READER_STALLED);
                    goodbye.force();
                });
            }
            case DEAD -> {
                LOG.info("connection {}: nothing heard in time, cut", id);
                goodbye.force();
            }
        }
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

    private void closeIfSettled() {
        if (goodbye.isBegun() && conversation.inFlight() == 0 && outbound.isEmpty()) {
            goodbye.close(CloseCode.DRAINING);
        }
    }
}
