package dev.restante.websocket.ndjson;

import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.delivery.Reason;
import dev.restante.domain.delivery.Rejected;
import dev.restante.ports.observing.ConnectionKind;
import dev.restante.ports.observing.Entrance;
import dev.restante.websocket.channel.Burst;
import dev.restante.websocket.connection.ConnectionLimits;
import dev.restante.websocket.connection.Ending;
import dev.restante.websocket.connection.Guest;
import dev.restante.websocket.connection.Inward;
import dev.restante.websocket.connection.Pulse;
import dev.restante.websocket.connection.Pulse.Verdict;
import dev.restante.websocket.connection.Unforeseen;
import dev.restante.websocket.frames.ClientFrame;
import dev.restante.websocket.frames.FrameReader;
import dev.restante.websocket.socket.CloseCode;
import dev.restante.websocket.socket.Socket.Traffic;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One batch, from its first line to its last outcome. Lines are sent as they arrive and outcomes written as they come, in
 * the order of the lines; a client that does not read its outcomes is read no further. Its work is done on the I/O thread.
 */
public final class Batch implements Guest, Lines.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    private final HttpServerExchange exchange;
    private final Inward inward;
    private final int lineBytes;
    private final BiConsumer<Batch, Ending> onEnded;
    private final InFlight inFlight;
    private final Outcomes outcomes;
    private final Requested requested;
    private final Pulse pulse;
    private final Parting parting;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    /** Whether nothing is read, because too much is in flight. */
    private volatile boolean resting;
    /** Whether somebody else's answer is waited for. */
    private volatile boolean busy;
    private boolean read;
    private boolean answered;
    private final Runnable turn = this::turn;

    /**
     * @param lineBytes of one line
     * @param onEnded hears once that and how this has ended
     */
    public Batch(
            HttpServerExchange exchange,
            Inward inward,
            ConnectionLimits limits,
            int lineBytes,
            BiConsumer<Batch, Ending> onEnded) {
        this.exchange = exchange;
        this.inward = inward;
        this.lineBytes = lineBytes;
        this.onEnded = onEnded;
        this.inFlight = new InFlight(
                Math.max(limits.sendWindow(), lineBytes), inward.tallies().outcomes(Entrance.BATCH), this::again);
        this.outcomes = new Outcomes(exchange, inFlight, this::step);
        this.requested = new Requested(exchange, new Lines(lineBytes, this), this::step);
        this.pulse = new Pulse(limits);
        this.parting = new Parting(exchange.getConnection());
    }

    /** Begins, once the exchange has left its handler; to be called there, last. */
    public void open() {
        exchange.dispatch(SameThreadExecutor.INSTANCE, this::step);
    }

    @Override
    public void line(long number, byte[] bytes, int from, int to) {
        switch (FrameReader.send(bytes, from, to)) {
            case ClientFrame.Send it -> inFlight.add(number, to - from, it.ref(), it.thread(), send(it));
            case ClientFrame.BadSend it ->
                inFlight.add(number, to - from, it.ref(), null, CompletableFuture.completedFuture(it.outcome()));
        }
    }

    @Override
    public void tooLong(long number) {
        Rejected rejected = Rejected.because(Reason.TOO_LARGE, "line (expected: at most " + lineBytes + " bytes)");
        inFlight.add(number, 0, null, null, CompletableFuture.completedFuture(rejected));
    }

    @Override
    public boolean isFull() {
        return inFlight.isFull();
    }

    /** Reads no further, answers what was sent, and ends the response: lines without an outcome were not sent. */
    @Override
    public void leave(Duration reconnectAfter, Duration answerWithin) {
        execute(() -> {
            if (parting.begin(answerWithin)) {
                requested.suspend();
                step();
            }
        });
    }

    @Override
    public void cut() {
        parting.force();
        execute(this::end);
    }

    @Override
    public void tick(long now) {
        if (parting.isBegun()) {
            if (parting.isLate(now)) {
                cut();
            }
            return;
        }
        boolean waiting = resting || busy;
        boolean heard = requested.takeHeard() || waiting;
        long incomplete = waiting ? 0 : requested.incomplete();
        Traffic traffic = new Traffic(heard, outcomes.takeMoved(), outcomes.takeDrained(), incomplete);
        Verdict verdict = pulse.tick(now, traffic, outcomes.waits());
        if (verdict == Verdict.STALLED || verdict == Verdict.DEAD) {
            LOG.atInfo()
                    .addKeyValue("event", "batch.cut")
                    .log("batch: {}, cut",
                            verdict == Verdict.DEAD ? "nothing heard in time" : "outcomes not read in time");
            cut();
        }
    }

    @Override
    public ConnectionKind kind() {
        return ConnectionKind.BATCH;
    }

    @Override
    public long waitingBytes() {
        return 0;
    }

    @Override
    public @Nullable CloseCode closedWith() {
        // None of ours: we ended the response, and what it says is that we leave.
        return parting.ending() == Ending.BY_US ? CloseCode.DRAINING : null;
    }

    private CompletionStage<DeliveryOutcome> send(ClientFrame.Send frame) {
        try {
            return inward.send(frame.thread(), frame.message());
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(Unforeseen.outcome(e));
        }
    }

    /** All that can be done now; what it causes elsewhere goes out together. */
    private void step() {
        Burst.around(turn);
    }

    private void turn() {
        if (ended.get()) {
            return;
        }
        try {
            // What is settled from here on is seen below, and need not call us.
            scheduled.set(true);
            if (answered) {
                conclude();
                return;
            }
            if (!read && !resting && !parting.isBegun()) {
                readTurn();
            }
            scheduled.set(false);
            boolean out = outcomes.flush();
            busy = !inFlight.isEmpty();
            if (resting && inFlight.isHalfEmpty()) {
                resting = false;
                again();
            }
            if (out && !busy && (read || parting.isBegun())) {
                answered = true;
                conclude();
            }
        } catch (IOException e) {
            parting.close();
            end();
        } catch (RuntimeException e) {
            Unforeseen.log("batch", e);
            parting.close();
            end();
        }
    }

    private void readTurn() throws IOException {
        switch (requested.read()) {
            case WAIT -> requested.resume();
            case MORE -> execute(this::step);
            case FULL -> {
                resting = true;
                requested.suspend();
            }
            case END -> {
                read = true;
                requested.suspend();
            }
        }
    }

    /** Everything is answered. */
    private void conclude() throws IOException {
        if (!outcomes.end()) {
            return;
        }
        if (read) {
            end();
        } else if (parting.isFollowed(requested)) {
            parting.close();
            end();
        }
    }

    /** From any thread: something was settled. */
    private void again() {
        if (!scheduled.getAndSet(true)) {
            execute(this::step);
        }
    }

    private void execute(Runnable task) {
        try {
            exchange.getIoThread().execute(task);
        } catch (RejectedExecutionException e) {
            // The listener is closed, and nothing is left to be done but to tell the end.
            end();
        }
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            onEnded.accept(this, parting.ending());
        }
    }
}
