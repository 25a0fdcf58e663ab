package dev.restante.websocket.connection;

import dev.restante.ports.access.Authenticated;
import dev.restante.ports.mailbox.AckResult;
import dev.restante.ports.observing.Entrance;
import dev.restante.websocket.frames.ClientFrame;
import dev.restante.websocket.frames.ErrorCode;
import dev.restante.websocket.socket.Frame;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Does what a client's frames ask for, and answers each of them. On the socket's thread. */
final class Conversation {
    private final Inward inward;
    private final Outbound outbound;
    private final Readers readers;
    private final Sends sends;
    private final Executor onSocket;
    /** Acknowledgements and renewals not answered yet. */
    private final AtomicInteger others = new AtomicInteger();
    private final Runnable afterAnswer;

    /**
     * @param onSocket runs on the socket's thread
     * @param afterAnswer runs, on any thread, whenever something in flight was answered
     */
    Conversation(Inward inward, Outbound outbound, Readers readers, Executor onSocket, Runnable afterAnswer) {
        this.inward = inward;
        this.outbound = outbound;
        this.readers = readers;
        this.onSocket = onSocket;
        this.sends = new Sends(outbound, inward.tallies().outcomes(Entrance.WEBSOCKET), afterAnswer);
        this.afterAnswer = afterAnswer;
    }

    /** Sends, acknowledgements and renewals not answered yet. */
    int inFlight() {
        return sends.inFlight() + others.get();
    }

    void hear(ClientFrame frame) {
        switch (frame) {
            case ClientFrame.Follow it -> readers.follow(it.ref(), it.thread(), it.from(), it.ack());
            case ClientFrame.Unfollow it -> readers.unfollow(it.ref(), it.thread());
            case ClientFrame.Ack it -> acknowledge(it);
            case ClientFrame.Send it ->
                sends.add(it.ref(), it.thread(), inward.send(it.thread(), it.message()));
            case ClientFrame.BadSend it -> sends.add(it.ref(), null, CompletableFuture.completedStage(it.outcome()));
            case ClientFrame.Token it -> renew(it);
            case ClientFrame.Ping it -> outbound.answer(outbound.frames().pong(it.ref()));
            case ClientFrame.Faulty it ->
                outbound.answer(outbound.frames().error(it.code(), it.detail(), null, it.ref()));
        }
    }

    private void renew(ClientFrame.Token frame) {
        others.incrementAndGet();
        var unused = inward.caller().renew(frame.credential()).thenAcceptAsync(answer -> {
            readers.keepAllowed();
            outbound.answer(switch (answer) {
                case Authenticated.Known known -> {
                    Instant until = known.identity().expires();
                    yield outbound.frames().renewed(until.equals(Instant.MAX) ? null : until, frame.ref());
                }
                case Authenticated.Unavailable unavailable -> error(ErrorCode.UNAVAILABLE,
                        "token (expected: another try, it could not be checked)", frame);
                case Authenticated.Expired expired -> error(ErrorCode.FORBIDDEN,
                        "token (expected: one that has not expired)", frame);
                case Authenticated.Refused refused -> error(ErrorCode.FORBIDDEN,
                        "token (expected: a valid one, of the same subject)", frame);
            });
            others.decrementAndGet();
            afterAnswer.run();
        }, onSocket);
    }

    private Frame error(ErrorCode code, String detail, ClientFrame.Token frame) {
        return outbound.frames().error(code, detail, null, frame.ref());
    }

    private void acknowledge(ClientFrame.Ack frame) {
        Reader reader = readers.of(frame.ref(), frame.thread());
        CompletionStage<AckResult> stage = reader == null ? null : reader.acknowledge(frame.position());
        if (stage == null) {
            return;
        }
        others.incrementAndGet();
        var unused = stage.whenComplete((result, failure) -> {
            if (failure != null) {
                refuse(ErrorCode.UNAVAILABLE, "the mailbox could not be reached", frame);
            } else {
                answer(result, frame);
            }
            others.decrementAndGet();
            afterAnswer.run();
        });
    }

    private void answer(AckResult result, ClientFrame.Ack frame) {
        switch (result) {
            case AckResult.Acknowledged acknowledged -> {}
            case AckResult.Beyond beyond -> {
                String rule = "at most " + beyond.highest() + ", what was handed over";
                refuse(ErrorCode.BAD_ACK, "sequence: " + frame.position().sequence() + " (expected: " + rule + ")",
                        frame);
            }
            case AckResult.OtherEpoch other -> {
                String rule = "the current one, " + other.current();
                refuse(ErrorCode.STALE_EPOCH, "epoch: " + frame.position().epoch() + " (expected: " + rule + ")",
                        frame);
            }
        }
    }

    private void refuse(ErrorCode code, String detail, ClientFrame.Ack frame) {
        outbound.answer(outbound.frames().error(code, detail, frame.thread(), frame.ref()));
    }
}
