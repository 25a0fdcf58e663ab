package dev.restante.websocket.connection;

import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.delivery.Reason;
import dev.restante.domain.delivery.Rejected;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.observing.Limit;
import dev.restante.websocket.access.Caller;
import dev.restante.websocket.limits.Rates;
import dev.restante.websocket.limits.Shares;
import dev.restante.websocket.limits.TokenBucket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** How many may stay, in all and of one kind, and how fast anybody may come or send. Any number of threads. */
public final class Crowd {
    /** When a place may have become free. */
    private static final Duration RETRY = Duration.ofSeconds(5);
    /** Nobody is told to wait for longer. */
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int MOST_SENDERS = 100_000;

    private final Slots slots;
    private final Shares addresses;
    private final Shares principals;
    private final TokenBucket upgrades;
    /** Those who were told to come back, and did not yet: each is told a time of its own. */
    private final TokenBucket waiting;
    private final Rates sends;
    private final int sendsPerSecond;
    private final Consumer<Limit> hit;

    /** {@code hit} hears of each refusal but those of sends, which have an outcome. */
    public Crowd(Slots slots, CrowdLimits limits, Consumer<Limit> hit) {
        this.slots = slots;
        this.addresses = new Shares(limits.perAddress());
        this.principals = new Shares(limits.perPrincipal());
        this.upgrades = new TokenBucket(limits.upgradesPerSecond());
        this.waiting = new TokenBucket(limits.upgradesPerSecond());
        this.sends = new Rates(limits.sendsPerSecond(), MOST_SENDERS);
        this.sendsPerSecond = limits.sendsPerSecond();
        this.hit = hit;
    }

    /** What somebody who wants to stay is told. */
    public sealed interface Answer {
        /** A place, to be given back. */
        record Place(Slots.Slot slot) implements Answer {}

        /** None for now. */
        record None(Limit limit, Duration retryAfter) implements Answer {}
    }

    /**
     * A place for one more.
     *
     * @param address names whom its address belongs to
     * @param upgrade whether it counts among the upgrades
     */
    public Answer place(Caller caller, String address, boolean upgrade) {
        Optional<Slots.Slot> slot = slots.take();
        if (slot.isEmpty()) {
            return none(Limit.CONNECTIONS, RETRY);
        }
        Slots.Slot taken = slot.get();
        Optional<Shares.Share> ofAddress = addresses.take(address);
        ofAddress.ifPresent(share -> taken.with(share::release));
        if (ofAddress.isEmpty()) {
            taken.release();
            return none(Limit.CONNECTIONS_PER_ADDRESS, RETRY);
        }
        if (caller.isNamed()) {
            Optional<Shares.Share> ofPrincipal = principals.take(caller.principal().name());
            ofPrincipal.ifPresent(share -> taken.with(share::release));
            if (ofPrincipal.isEmpty()) {
                taken.release();
                return none(Limit.CONNECTIONS_PER_PRINCIPAL, RETRY);
            }
        }
        Duration wait = upgrade ? upgrade() : Duration.ZERO;
        if (!wait.isZero()) {
            taken.release();
            return none(Limit.UPGRADES_PER_SECOND, wait);
        }
        return new Answer.Place(taken);
    }

    /** Sends, unless the caller sends too often: then that is the outcome. */
    public CompletionStage<DeliveryOutcome> send(Caller caller, ThreadId thread, Message message) {
        Duration wait = caller.isNamed() ? sends.take(caller.principal().name()) : Duration.ZERO;
        if (wait.isZero()) {
            return caller.access().messaging().send(thread, message);
        }
        Rejected rejected = Rejected.because(
                Reason.RATE_LIMITED, "sends: more in a second (expected: at most " + sendsPerSecond + ")")
                .retryAfter(wait);
        return CompletableFuture.completedStage(message.id().map(rejected::about).orElse(rejected));
    }

    /** Lets time pass; {@code now} in nanoseconds of any origin, never going back. By one thread at a time. */
    public void tick(long now) {
        synchronized (upgrades) {
            upgrades.fill(now);
            waiting.fill(now);
        }
        sends.fill(now);
    }

    private Duration upgrade() {
        synchronized (upgrades) {
            if (upgrades.take(1)) {
                return Duration.ZERO;
            }
            Duration wait = waiting.until(1).plus(upgrades.until(1));
            if (wait.compareTo(LONGEST) < 0) {
                waiting.spend(1);
            }
            return wait;
        }
    }

    private Answer none(Limit limit, Duration retryAfter) {
        hit.accept(limit);
        return new Answer.None(limit, retryAfter);
    }
}
