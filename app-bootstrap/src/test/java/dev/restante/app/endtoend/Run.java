package dev.restante.app.endtoend;

import dev.restante.ports.testing.AgentRuns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * One agent's run on a thread of its own: knows what was sent, what its sender was told and what its reader has read,
 * and refuses what is not true. For one sender and one reader at a time.
 */
final class Run {
    /** Who may be there to take a message, as far as the test knows. */
    enum Audience {
        NOBODY,
        SOMEBODY,
        UNKNOWN
    }

    private record Told(String id, boolean delivered) {}

    private record Seen(String id, boolean redelivered) {}

    private final String thread;
    private final List<String> events;
    private final AtomicReferenceArray<Told> told;
    private final AtomicReferenceArray<Seen> seen;
    private volatile String epoch = "";
    private volatile int answered;
    private volatile int read;
    private final AtomicInteger following = new AtomicInteger();

    Run(long seed) {
        this.thread = "run-" + seed;
        this.events = AgentRuns.run(seed);
        this.told = new AtomicReferenceArray<>(events.size());
        this.seen = new AtomicReferenceArray<>(events.size());
    }

    String thread() {
        return thread;
    }

    List<String> events() {
        return events;
    }

    /** How many a sender has been given the outcome of. */
    int answered() {
        return answered;
    }

    /** How many were read; the last one's sequence. */
    int read() {
        return read;
    }

    boolean isAllRead() {
        return read == events.size();
    }

    String epoch() {
        return epoch;
    }

    /** How often a reader was told that it follows. */
    int following() {
        return following.get();
    }

    /** An outcome, to the next of its sends. */
    void told(Map<String, String> outcome, Audience audience) {
        int sequence = answered + 1;
        String kind = outcome.getOrDefault("outcome", "");
        expect("outcome", outcome, "thread", thread);
        expect("outcome", outcome, "sequence", "" + sequence);
        expect("outcome", outcome, "held", "fsync");
        isOfOneEpoch(outcome);
        switch (kind) {
            case "delivered" -> {
                check(audience != Audience.NOBODY, "delivered to nobody: " + outcome);
                // A reader that has gone may count until its end is seen.
                boolean two = audience == Audience.UNKNOWN && "2".equals(outcome.get("recipients"));
                check(two || "1".equals(outcome.get("recipients")), "wrong recipients: " + outcome);
            }
            case "queued" -> {
                check(audience != Audience.SOMEBODY || sequence > 1, "queued past a reader: " + outcome);
                int depth = Integer.parseInt(outcome.getOrDefault("depth", "0"));
                boolean exact = following() == 0;
                check(exact ? depth == sequence : depth >= 1 && depth <= sequence, "wrong depth: " + outcome);
            }
            default -> throw fault("not accepted: " + outcome);
        }
        told.set(answered, new Told(outcome.getOrDefault("id", ""), kind.equals("delivered")));
        answered = sequence;
    }

    /** A reader was told that it follows from {@code from}. */
    void followed(Map<String, String> frame) {
        expect("following", frame, "from", "" + (read + 1));
        isOfOneEpoch(frame);
        following.incrementAndGet();
    }

    /** A message came to a reader. */
    void came(Map<String, String> message) {
        int sequence = read + 1;
        check(sequence <= events.size(), "more than was sent: " + message);
        expect("message", message, "sequence", "" + sequence);
        isOfOneEpoch(message);
        expect("message", message, "body", events.get(sequence - 1));
        seen.set(sequence - 1, new Seen(message.getOrDefault("id", ""), message.containsKey("redelivered")));
        read = sequence;
    }

    /** Everything was answered, everything was read, and both sides were told the same. */
    void finished() {
        check(answered == events.size(), "answered: " + answered + " of " + events.size());
        check(read == events.size(), "read: " + read + " of " + events.size());
        Map<String, Integer> ids = new HashMap<>();
        for (int i = 0; i < read; i++) {
            check(told.get(i).id().equals(seen.get(i).id()), "another id at " + (i + 1));
            check(ids.put(told.get(i).id(), i) == null, "an id twice at " + (i + 1));
        }
    }

    /** Of these, exactly those are marked as handed over before that were told as delivered. */
    void redeliveredAsDelivered(int from, int to) {
        for (int i = from; i < to; i++) {
            check(
                    told.get(i).delivered() == seen.get(i).redelivered(),
                    "told " + told.get(i) + ", seen " + seen.get(i) + " at " + (i + 1));
        }
    }

    void nothingRedelivered() {
        for (int i = 0; i < read; i++) {
            check(!seen.get(i).redelivered(), "marked as redelivered: " + (i + 1));
        }
    }

    int delivered() {
        int count = 0;
        for (int i = 0; i < answered; i++) {
            count += told.get(i).delivered() ? 1 : 0;
        }
        return count;
    }

    private synchronized void isOfOneEpoch(Map<String, String> fields) {
        String its = fields.getOrDefault("epoch", "");
        check(!its.isEmpty() && (epoch.isEmpty() || epoch.equals(its)), "another epoch: " + fields);
        epoch = its;
    }

    private void expect(String what, Map<String, String> fields, String name, String value) {
        String found = fields.getOrDefault(name, "");
        check(value.equals(found), what + "." + name + ": " + found + " (expected: " + value + ")");
    }

    private void check(boolean holds, String what) {
        if (!holds) {
            throw fault(what);
        }
    }

    private AssertionError fault(String what) {
        return new AssertionError(thread + ": " + what);
    }
}
