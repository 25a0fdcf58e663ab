package dev.restante.application.simulation;

import dev.restante.domain.delivery.Appended;
import dev.restante.domain.delivery.Delivered;
import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.delivery.Queued;
import dev.restante.domain.delivery.Reason;
import dev.restante.domain.delivery.Rejected;
import dev.restante.domain.mailbox.Gap;
import dev.restante.domain.mailbox.GapReason;
import dev.restante.domain.mailbox.MailboxLimits;
import dev.restante.domain.mailbox.Overflow;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.mailbox.Slice;
import dev.restante.ports.testing.SteppedClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What senders were told, what readers got, what was asked for: kept apart from the gateway, and held against it. */
final class Books {
    /** How a message came to somebody. */
    enum Way {
        READ,
        POLLED,
        /** By ourselves, which counts as handed over to nobody. */
        AUDITED
    }

    private record Place(ThreadId thread, Position position) {}

    private final MailboxLimits limits;
    private final Map<Place, String> accepted = new HashMap<>();
    private final List<Sent> promised = new ArrayList<>();
    private final Map<Place, String> seen = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    /** What it was handed over with first, to readers or a poller, in whatever life. */
    private final Map<Place, Object> handed = new HashMap<>();
    private final Set<Place> missed = new HashSet<>();
    /** What the first of all sends of an id was told in this life. */
    private final Map<String, DeliveryOutcome> first = new HashMap<>();
    private final SteppedClock clock;
    private long latest;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Long> acknowledged = new HashMap<>();
    private final Map<ThreadId, Long> purgedAt = new HashMap<>();
    private final Map<String, Long> lastOfTopic = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    Books(MailboxLimits limits, SteppedClock clock) {
        this.limits = limits;
        this.clock = clock;
        this.latest = clock.millis();
    }

    /** The clock went, or was set back: what has expired once may be gone. */
    void timeWent() {
        latest = Math.max(latest, clock.millis());
    }

    void newLife() {
        first.clear();
    }

    void check(boolean fine, String fault) {
        if (!fine) {
            faults.add(fault);
        }
    }

    void sending(Sent sent) {
        refused.remove(sent.text);
        sent.message.topic().ifPresent(topic -> lastOfTopic.put(sent.thread + "/" + topic, sent.number));
    }

    void told(Sent sent, DeliveryOutcome outcome) {
        sent.outcome = Optional.of(outcome);
        switch (outcome) {
            case Delivered delivered -> {
                repeated(sent, outcome, delivered.duplicate());
                check(taken.contains(sent.text), "delivered, but nobody took " + sent);
                delivered.appended().ifPresent(appended -> accepted(sent, appended, delivered.duplicate()));
            }
            case Queued queued -> {
                repeated(sent, outcome, queued.duplicate());
                accepted(sent, queued.appended(), queued.duplicate());
            }
            case Rejected rejected -> {
                if (!sent.repeated && rejected.settled() && rejected.reason() != Reason.CONFLICT) {
                    refused.add(sent.text);
                    check(!taken.contains(sent.text), "rejected, but a reader took " + sent);
                }
            }
        }
    }

    /** Within a life, a repeat is told what the first was told. */
    private void repeated(Sent sent, DeliveryOutcome outcome, boolean duplicate) {
        sent.message.id().ifPresent(id -> {
            String key = sent.thread + " " + id;
            DeliveryOutcome before = first.get(key);
            if (duplicate && before != null) {
                check(told(before).equals(told(outcome)), "told " + before + ", and the repeat " + outcome);
            } else if (!duplicate) {
                first.put(key, outcome);
            }
        });
    }

    private static List<Object> told(DeliveryOutcome outcome) {
        return switch (outcome) {
            case Delivered delivered -> List.of(delivered.appended(), delivered.recipients());
            case Queued queued -> List.of(queued.appended());
            case Rejected rejected -> List.of(rejected);
        };
    }

    private void accepted(Sent sent, Appended appended, boolean duplicate) {
        Place place = new Place(sent.thread, appended.position());
        String before = accepted.putIfAbsent(place, sent.text);
        check(before == null || before.equals(sent.text), place + " given twice: " + before + " and " + sent);
        check(duplicate || before == null, "not told as a duplicate: " + sent);
        if (!duplicate) {
            promised.add(sent);
        }
    }

    /** Somebody got this {@code with} others, who got the very same. */
    @SuppressWarnings("ReferenceEquality") // one fan-out, or one page, and no other like it
    void got(ThreadId thread, Slice.Item.Held held, Way way, Object with) {
        String text = held.message().body().asString();
        check(held.message().thread().equals(thread) && text.startsWith(thread + "/"), thread + " got " + text);
        check(!refused.contains(text), "rejected, but handed over: " + text);
        if (way == Way.READ) {
            taken.add(text);
        }
        if (held.message().isHeld()) {
            check(held.message().expiresAt() > clock.millis(), "handed over after its time: " + text);
            Place place = new Place(thread, held.message().position());
            check(!missed.contains(place), place + " was told to be missing and is " + text);
            if (way != Way.AUDITED) {
                Object other = handed.putIfAbsent(place, with);
                check(other == null || other == with || held.redelivered(), place + " comes again without a mark");
            }
            String before = seen.putIfAbsent(place, text);
            check(before == null || before.equals(text), place + " was " + before + " and is " + text);
            String told = accepted.get(place);
            check(told == null || told.equals(text), place + " was told of " + told + " and is " + text);
        }
    }

    /** A reader was told that these will never come. */
    void missed(ThreadId thread, Epoch epoch, Gap gap) {
        for (long s = gap.from(); s <= gap.to(); s++) {
            missed.add(new Place(thread, new Position(epoch, s)));
        }
    }

    void acknowledging(ThreadId thread, Position position) {
        acknowledged.merge(thread + " " + position.epoch(), position.sequence(), Math::max);
    }

    void purging(ThreadId thread, long number) {
        purgedAt.put(thread, number);
    }

    /** Everything retained of a thread, when nothing is on its way. */
    void audit(ThreadId thread, Slice all) {
        Map<Long, String> held = new HashMap<>();
        Map<Long, GapReason> gone = new HashMap<>();
        long at = all.after();
        for (Slice.Item item : all.items()) {
            switch (item) {
                case Slice.Item.Held message -> {
                    check(message.message().sequence() == at + 1, "audit: a hole in " + thread + " after " + at);
                    got(thread, message, Way.AUDITED, all);
                    at = message.message().sequence();
                    held.put(at, message.message().body().asString());
                }
                case Slice.Item.Missed missed -> {
                    check(missed.gap().from() == at + 1, "audit: a hole in " + thread + " after " + at);
                    at = missed.gap().to();
                    for (long s = missed.gap().from(); s <= at; s++) {
                        gone.put(s, missed.gap().reason());
                    }
                }
            }
        }
        for (Sent sent : promised) {
            if (sent.thread.equals(thread)) {
                kept(sent, all, held, gone);
            }
        }
        promised.removeIf(sent -> sent.thread.equals(thread) && !isHeld(sent, all, held));
    }

    private static Appended appended(Sent sent) {
        return switch (sent.outcome.orElseThrow()) {
            case Delivered delivered -> delivered.appended().orElseThrow();
            case Queued queued -> queued.appended();
            case Rejected rejected -> throw new IllegalStateException("rejected: " + sent);
        };
    }

    private static boolean isHeld(Sent sent, Slice all, Map<Long, String> held) {
        Position position = appended(sent).position();
        return position.epoch().equals(all.epoch()) && held.containsKey(position.sequence());
    }

    /** It is there, or it left by a rule. */
    private void kept(Sent sent, Slice all, Map<Long, String> held, Map<Long, GapReason> gone) {
        Appended appended = appended(sent);
        Position position = appended.position();
        if (isHeld(sent, all, held)) {
            check(sent.text.equals(held.get(position.sequence())), "changed: " + sent);
            return;
        }
        boolean expired = appended.heldUntil().toEpochMilli() <= latest;
        boolean acked = acknowledged.getOrDefault(sent.thread + " " + position.epoch(), 0L) >= position.sequence();
        boolean purged = purgedAt.getOrDefault(sent.thread, 0L) > sent.number;
        boolean replaced = sent.message.topic().isPresent()
                && lastOfTopic.getOrDefault(sent.thread + "/" + sent.message.topic().get(), 0L) > sent.number;
        boolean evicted = limits.overflow() == Overflow.EVICT;
        if (!position.epoch().equals(all.epoch())) {
            check(expired || acked || purged, "lost with its log: " + sent);
            return;
        }
        GapReason reason = gone.get(position.sequence());
        boolean right = reason != null
                && switch (reason) {
                    case EXPIRED -> expired;
                    case NOT_RETAINED -> acked;
                    case PURGED -> purged;
                    case REPLACED -> replaced;
                    case EVICTED -> evicted;
                    case MIXED -> expired || acked || purged || replaced || evicted;
                };
        check(right, "lost (" + reason + "): " + sent);
    }

    /** Throws if anything was found to be wrong. */
    void close() {
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("\n", faults));
        }
    }
}
