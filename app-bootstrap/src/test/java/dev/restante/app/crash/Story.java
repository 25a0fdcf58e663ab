package dev.restante.app.crash;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is known of one thread, over all lives of the process: what senders were told and what readers saw. */
final class Story {
    /** A message that was accepted: known to its sender, to a reader, or to both. */
    private static final class Known {
        final String id;
        /** The life in which its sender was told so; 0 while it was not. */
        int told;
        Instant heldUntil = Instant.MAX;
        boolean received;

        Known(String id) {
            this.id = id;
        }
    }

    private final String thread;
    private final Kind kind;
    private final String durability;
    private final TreeMap<Long, Known> messages = new TreeMap<>();
    private final Map<String, Send> sends = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Set<String> rejected = new HashSet<>();
    private final List<long[]> gaps = new ArrayList<>();
    private String epoch = "";
    private long purged;
    private long acknowledged;

    Story(String thread, Kind kind, String durability) {
        this.thread = thread;
        this.kind = kind;
        this.durability = durability;
    }

    String thread() {
        return thread;
    }

    Kind kind() {
        return kind;
    }

    synchronized void trying(Send send) {
        sends.put(send.id(), send);
    }

    /** A sender was answered. */
    synchronized void told(Send send, Map<String, String> outcome, int life) {
        String text = outcome.getOrDefault("outcome", "");
        if (text.equals("rejected")) {
            check(!"false".equals(outcome.get("settled")), "nothing failed", outcome);
            check("MAILBOX_FULL".equals(outcome.get("reason")), "only a full mailbox rejects", outcome);
            check(!sequences.containsKey(send.id()), "rejected after it was accepted", outcome);
            rejected.add(send.id());
            return;
        }
        check(text.equals("queued") || text.equals("delivered"), "an outcome", outcome);
        check(durability.equals(outcome.get("held")), "held: " + durability, outcome);
        Known known = known(outcome);
        known.told = known.told == 0 ? life : known.told;
        if (outcome.containsKey("heldUntil")) {
            known.heldUntil = Instant.parse(outcome.get("heldUntil"));
            check(!known.heldUntil.isBefore(send.first().plusSeconds(send.ttl())), "its whole time to live", outcome);
        }
    }

    /** A reader got it, for the first time on its connection. */
    synchronized void received(Map<String, String> message, int life, Instant followed) {
        Known known = known(message);
        check(sent(known.id).body().equals("\"" + message.get("body") + "\""), "its own body", message);
        check(!known.heldUntil.isBefore(followed), "not over already: " + known.heldUntil, message);
        boolean again = known.received || (known.told > 0 && known.told < life);
        check(!again || message.containsKey("redelivered"), "marked, as it comes again", message);
        known.received = true;
    }

    /** One id has one position, and one position has one id. */
    private Known known(Map<String, String> fields) {
        String its = fields.getOrDefault("epoch", "");
        check(!its.isEmpty() && (epoch.isEmpty() || epoch.equals(its)), "the epoch " + epoch, fields);
        epoch = its;
        long sequence = Long.parseLong(fields.getOrDefault("sequence", "0"));
        String id = fields.getOrDefault("id", "");
        check(sequence > 0, "a position", fields);
        check(!rejected.contains(id), "nothing of what was rejected", fields);
        Known known = messages.computeIfAbsent(sequence, absent -> new Known(id));
        check(known.id.equals(id), "at " + sequence + ": " + known.id, fields);
        Long before = sequences.putIfAbsent(id, sequence);
        check(before == null || before == sequence, "at " + before + ", where it was", fields);
        return known;
    }

    synchronized void gap(long from, long to) {
        gaps.add(new long[] {from, to});
    }

    /** Whatever was accepted so far may be gone. */
    synchronized void purging() {
        purged = messages.isEmpty() ? 0 : messages.lastKey();
    }

    synchronized void acknowledging(long upTo) {
        acknowledged = Math.max(acknowledged, upTo);
    }

    /** At the end, when nothing is unanswered: everything that was accepted was received, is held, or went by a rule. */
    synchronized Counts account(Set<Long> held, int evictedBeyond) {
        Counts counts = Counts.NONE;
        Instant now = Instant.now();
        Map<String, Long> latestOfTopic = new HashMap<>();
        for (Map.Entry<Long, Known> entry : messages.descendingMap().entrySet()) {
            long sequence = entry.getKey();
            Known known = entry.getValue();
            Send send = sent(known.id);
            boolean replaced = !send.topic().isEmpty() && latestOfTopic.putIfAbsent(send.topic(), sequence) != null;
            boolean evicted = evictedBeyond > 0 && messages.lastKey() - sequence >= evictedBeyond;
            boolean byRule = replaced || evicted || sequence <= purged || send.mayHaveExpired(now);
            boolean inGap = gaps.stream().anyMatch(gap -> gap[0] <= sequence && sequence <= gap[1]);
            check(!inGap || byRule, "a rule for the gap at " + sequence, Map.of());
            boolean read = sequence <= acknowledged && known.received;
            check(held.contains(sequence) || read || byRule, "not lost: " + sequence + ", " + known.id, Map.of());
            counts = counts.plus(new Counts(1, held.contains(sequence) ? 1 : 0, known.received ? 1 : 0,
                    held.contains(sequence) || read ? 0 : 1, rejectedOnce(sequence)));
        }
        for (long sequence : held) {
            check(messages.containsKey(sequence), "known to its sender: " + sequence, Map.of());
        }
        return counts;
    }

    private Send sent(String id) {
        Send send = sends.get(id);
        if (send == null) {
            throw new AssertionError(thread + ": " + id + " (expected: sent by somebody)");
        }
        return send;
    }

    private int rejectedOnce(long sequence) {
        return sequence == messages.lastKey() ? rejected.size() : 0;
    }

    private void check(boolean holds, String expected, Map<String, String> found) {
        if (!holds) {
            throw new AssertionError(thread + ": " + found + " (expected: " + expected + ")");
        }
    }
}
