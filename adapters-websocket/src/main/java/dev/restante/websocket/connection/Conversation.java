package dev.restante.websocket.connection;

import dev.restante.ports.mailbox.AckResult;
import dev.restante.ports.observing.Entrance;
import dev.restante.websocket.frames.ClientFrame;
import dev.restante.websocket.frames.ErrorCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** Does what a client's frames ask for, and answers each of them. On the socket's thread. */
final class Conversation {
    private final Inward inward;
    private final Outbound outbound;
    private final Readers readers;
    private final Sends sends;
    private final AtomicInteger acknowledgements = new AtomicInteger();
    private final Runnable afterAnswer;

    /** {@code afterAnswer} runs, on any thread, whenever something in flight was answered. */
    Conversation(Inward inward, Outbound outbound, Readers readers, Runnable afterAnswer) {
        this.inward = inward;
        this.outbound = outbound;
        this.readers = readers;
        this.sends = new Sends(outbound, inward.tallies().outcomes(Entrance.WEBSOCKET), afterAnswer);
        this.afterAnswer = afterAnswer;
    }

    /** Sends and acknowledgements not answered yet. */
    int inFlight() {
        return sends.inFlight() + acknowledgements.get();
    }

    void hear(ClientFrame frame) {
        switch (frame) {
            case ClientFrame.Follow it -> readers.follow(it.ref(), it.thread(), it.from(), it.ack());
            case ClientFrame.Unfollow it -> readers.unfollow(it.ref(), it.thread());
            case ClientFrame.Ack it -> acknowledge(it);
            case ClientFrame.Send it ->
                sends.add(it.ref(), it.thread(), inward.messaging().send(it.thread(), it.message()));
            case ClientFrame.BadSend it -> sends.add(it.ref(), null, CompletableFuture.completedStage(it.outcome()));
            case ClientFrame.Ping it -> outbound.answer(outbound.frames().pong(it.ref()));
            case ClientFrame.Faulty it ->
                outbound.answer(outbound.frames().error(it.code(), it.detail(), null, it.ref()));
        }
    }

    private void acknowledge(ClientFrame.Ack frame) {
        Reader reader = readers.of(frame.ref(), frame.thread());
        CompletionStage<AckResult> stage = reader == null ? null : reader.acknowledge(frame.position());
        if (stage == null) {
            return;
        }
        acknowledgements.incrementAndGet();
        var unused = stage.whenComplete((result, failure) -> {
            if (failure != null) {
                refuse(ErrorCode.UNAVAILABLE, "the mailbox could not be reached", frame);
            } else {
                answer(result, frame);
            }
            acknowledgements.decrementAndGet();
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
