package dev.restante.websocket.ndjson;

import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.delivery.Rejected;
import dev.restante.domain.message.ThreadId;
import dev.restante.websocket.connection.Unforeseen;
import dev.restante.websocket.counting.OutcomeTally;
import dev.restante.websocket.frames.OutcomeFields;
import dev.restante.websocket.json.JsonBytes;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The lines that have no outcome yet, or one that is not written yet, in order. Outcomes come from any thread; all else is
 * done on the I/O thread.
 */
final class InFlight {
    /** Lines not answered yet; above that no further one is read. */
    private static final int MOST_LINES = 1_024;

    private static final class Line {
        private final long number;
        private final int size;
        private final @Nullable String ref;
        private final @Nullable ThreadId thread;
        private volatile @Nullable DeliveryOutcome outcome;

        Line(long number, int size, @Nullable String ref, @Nullable ThreadId thread) {
            this.number = number;
            this.size = size;
            this.ref = ref;
            this.thread = thread;
        }
    }

    private final ArrayDeque<Line> lines = new ArrayDeque<>();
    private final int mostBytes;
    private final OutcomeTally tally;
    private final Runnable onOutcome;
    private long bytes;

    /**
     * @param mostBytes of lines not answered yet; above that no further one is read
     * @param onOutcome runs, on any thread, when an outcome has come later than its line
     */
    InFlight(int mostBytes, OutcomeTally tally, Runnable onOutcome) {
        this.mostBytes = mostBytes;
        this.tally = tally;
        this.onOutcome = onOutcome;
    }

    boolean isFull() {
        return lines.size() >= MOST_LINES || bytes >= mostBytes;
    }

    /** Whether so few are left that reading is worth while again. */
    boolean isHalfEmpty() {
        return lines.size() <= MOST_LINES / 2 && bytes <= mostBytes / 2;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** A line whose outcome {@code stage} completes with. */
    void add(long number, int size, @Nullable String ref, @Nullable ThreadId thread,
            CompletionStage<DeliveryOutcome> stage) {
        Line line = new Line(number, size, ref, thread);
        lines.add(line);
        bytes += size;
        CompletableFuture<DeliveryOutcome> future = stage.toCompletableFuture();
        if (future.isDone() && !future.isCompletedExceptionally()) {
            settle(line, future.join());
            return;
        }
        var unused = future.whenComplete((outcome, failure) -> {
            settle(line, failure == null ? outcome : Unforeseen.outcome(failure));
            onOutcome.run();
        });
    }

    private void settle(Line line, DeliveryOutcome outcome) {
        tally.count(outcome);
        line.outcome = outcome;
    }

    /** Takes out what is settled in front, and writes about {@code most} bytes of it. */
    void write(JsonBytes out, int most) {
        while (out.size() < most) {
            Line line = lines.peek();
            DeliveryOutcome outcome = line == null ? null : line.outcome;
            if (line == null || outcome == null) {
                return;
            }
            lines.remove();
            bytes -= line.size;
            write(out, line, outcome);
        }
    }

    private static void write(JsonBytes out, Line line, DeliveryOutcome outcome) {
        out.beginObject();
        if (line.ref != null) {
            out.field("ref", line.ref);
        }
        OutcomeFields.write(out, line.thread, outcome);
        if (outcome instanceof Rejected) {
            out.field("line", line.number);
        }
        out.endObject().raw("\n");
    }
}
