package dev.restante.application.mailbox;

import dev.restante.domain.delivery.AppendResult;
import dev.restante.domain.mailbox.AckVerdict;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.mailbox.Ledger;
import dev.restante.domain.mailbox.MailboxRules;
import dev.restante.domain.mailbox.MailboxState;
import dev.restante.domain.mailbox.Step;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.journal.Journal;
import dev.restante.ports.journal.Totals;
import dev.restante.ports.mailbox.AckResult;
import dev.restante.ports.mailbox.HandOver;
import dev.restante.ports.mailbox.Mailbox;
import dev.restante.ports.mailbox.Slice;
import dev.restante.ports.mailbox.ThreadStatus;
import dev.restante.ports.observing.Holdings;
import dev.restante.ports.observing.HoldingsView;
import dev.restante.ports.observing.Latencies;
import dev.restante.ports.observing.Ranking;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The mailbox of one node: the domain's rules over a journal. Each thread belongs to a stripe, which lets one operation of
 * it run at a time; stripes work in parallel. Nothing here waits: not for a disk, not for a reader.
 */
public final class LocalMailbox implements Mailbox, HoldingsView {
    private static final int STRIPES = 64;
    private static final int SWEPT_AT_ONCE = 1_000;

    private final Journal journal;
    private final StoreTime time;
    private final MailboxRules rules;
    private final MailboxRules systemRules;
    private final Node node;
    private final Relief relief;
    private final Epochs epochs;
    private final Epochs systemEpochs;
    private final List<Stripe> stripes;
    private final List<Stripe> systemStripes;
    private volatile int loaded;
    private volatile HandOver handOver = HandOver.NOBODY;
    private volatile Ledger recovered = Ledger.ZERO;

    /** One whose time stands still while the clock is set back, and that nobody measures. */
    public LocalMailbox(
            Journal journal,
            MailboxSettings settings,
            InstantSource clock,
            String life,
            Executor executor,
            Consumer<Throwable> faults) {
        this(journal, settings, clock, () -> 0, life, executor, faults, Latencies.NONE);
    }

    /**
     * @param nanos time that passes whatever becomes of the clock, as {@link System#nanoTime} tells it
     * @param life names this life of the node in epochs: at most 10 characters of base64url, another at each start
     * @param executor takes over when a caller has served many others
     * @param faults is told of failed commits and of faults in what callers attached to a stage
     * @param latencies is told how long commits and fan-outs of users' messages take
     */
    public LocalMailbox(
            Journal journal,
            MailboxSettings settings,
            InstantSource clock,
            LongSupplier nanos,
            String life,
            Executor executor,
            Consumer<Throwable> faults,
            Latencies latencies) {
        this.journal = journal;
        this.time = new StoreTime(clock, nanos);
        this.rules = new MailboxRules(settings.limits());
        this.systemRules = new MailboxRules(settings.limits().withoutReplay());
        this.node = new Node(
                journal, time, new NodeUse(settings.node()), new ReplayWindows(), new StoreFailure(faults), executor,
                faults, latencies);
        this.relief = new Relief(node, settings.limits().replayAge().toMillis(), this::stripe);
        this.epochs = new Epochs(life);
        this.systemEpochs = new Epochs(life);
        int loaded = Math.max(1, settings.loadedThreads() / STRIPES);
        this.stripes = Stream.generate(() -> new Stripe(node, rules, loaded, epochs)).limit(STRIPES).toList();
        this.systemStripes = List.of(new Stripe(node.unmeasured(), systemRules, loaded, systemEpochs));
    }

    /** Opens the journal. Called once, before anything else. */
    public CompletionStage<Totals> open() {
        return journal.open().thenApply(found -> {
            node.use().recovered(found);
            node.windows().recovered(found);
            time.notBefore(journal.latest());
            recovered = Ledger.recovered(found.ledger().held());
            return found;
        });
    }

    /** Completes when the store has failed: then nothing more is taken in this process. */
    public CompletionStage<Void> failed() {
        return node.store().failed();
    }

    @Override
    public void handOverTo(HandOver readers) {
        handOver = readers;
    }

    @Override
    public CompletionStage<AppendResult> append(ThreadId thread, MessageId id, Message message) {
        Appending appending = new Appending(
                thread, id, message, Fingerprint.of(message), journal.durability(), rules(thread), node.use(),
                relief, handOver);
        Stripe stripe = stripe(thread);
        stripe.submit(
                thread,
                cell -> appending.decide(cell, stripe, time),
                failure -> appending.refuse(true));
        return appending.result();
    }

    @Override
    public CompletionStage<Slice> read(ThreadId thread, From from, int maxMessages, int maxBytes) {
        return new PageRead(node, stripe(thread), thread, from, maxMessages, maxBytes).begin();
    }

    @Override
    public void handedOver(ThreadId thread, Position upTo, long from) {
        stripe(thread)
                .submit(
                        thread,
                        cell -> {
                            if (cell.state().epoch().equals(upTo.epoch()) && from <= upTo.sequence()) {
                                cell.handed(rules(thread).handOver(cell.state(), from, upTo.sequence()));
                            }
                        },
                        failure -> {});
    }

    @Override
    public CompletionStage<AckResult> acknowledge(ThreadId thread, Position position) {
        return settled(thread, (cell, stripe, now) -> {
            Step<AckVerdict> step = rules(thread).acknowledge(cell.state(), position, now);
            stripe.apply(cell, step);
            return switch (step.verdict()) {
                case AckVerdict.Advanced advanced -> new AckResult.Acknowledged(advanced.cursor());
                case AckVerdict.Known known -> new AckResult.Acknowledged(known.cursor());
                case AckVerdict.Beyond beyond -> new AckResult.Beyond(beyond.highest());
                case AckVerdict.OtherEpoch other -> new AckResult.OtherEpoch(other.current());
            };
        });
    }

    @Override
    public CompletionStage<Integer> purge(ThreadId thread) {
        return settled(thread, (cell, stripe, now) -> {
            if (cell.state().last() == 0) {
                return 0;
            }
            Step<Integer> step = rules(thread).purge(cell.state(), now);
            stripe.apply(cell, step);
            return step.verdict();
        });
    }

    @Override
    public CompletionStage<ThreadStatus> status(ThreadId thread) {
        return settled(thread, (cell, stripe, now) -> {
            stripe.sweepIfDue(cell, now);
            MailboxState state = cell.state();
            long oldest = state.oldestHeldUntil();
            return new ThreadStatus(
                    state.epoch(),
                    state.depth(),
                    state.heldBytes(),
                    state.last(),
                    state.cursor(),
                    oldest == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oldest)));
        });
    }

    /**
     * Lets time do its work on the threads that are due. To be called every second or so; answers, once all of it is
     * committed, how many there were.
     */
    public CompletionStage<Integer> sweep() {
        if (node.store().cause() != null) {
            return CompletableFuture.completedStage(0);
        }
        loaded = Stream.concat(stripes.stream(), systemStripes.stream())
                .mapToInt(stripe -> stripe.rest().toCompletableFuture().getNow(0))
                .sum();
        return Attempt.of(() -> journal.due(Optional.empty(), time.now(), SWEPT_AT_ONCE)).thenCompose(due -> {
            CompletableFuture<?>[] swept =
                    due.stream().map(thread -> sweep(thread.thread())).toArray(CompletableFuture<?>[]::new);
            return CompletableFuture.allOf(swept).thenApply(nothing -> due.size());
        });
    }

    private CompletableFuture<Boolean> sweep(ThreadId thread) {
        return settled(thread, (cell, stripe, now) -> {
            // What is still being written belongs to the log as it is.
            boolean quiet = cell.isIdle();
            Step<Boolean> step = rules(thread).sweep(cell.state(), now);
            stripe.write(cell, step);
            if (quiet && rules(thread).isForgettable(step.next(), now) && !handOver.isFollowed(thread)) {
                forget(cell, stripe, now);
            }
            return step.verdict();
        })
                .toCompletableFuture();
    }

    private void forget(Cell cell, Stripe stripe, long now) {
        // Probes are forgotten all the time: users' threads must not notice.
        Epochs lives = cell.thread.isSystem() ? systemEpochs : epochs;
        boolean used = cell.state().last() > 0;
        stripe.forget(cell);
        if (used) {
            node.use().threadForgotten(cell.thread);
            lives.usedThreadForgotten();
        }
        cell.begin(MailboxState.unused(lives.current(), now));
    }

    /** Totals of what was committed; they balance at every instant. */
    public Ledger ledger() {
        Ledger total = recovered;
        for (Stripe stripe : stripes) {
            total = total.plus(stripe.ledger());
        }
        return total;
    }

    @Override
    public Holdings holdings() {
        return node.use().shown(ledger());
    }

    /** Ranks users' threads; one for all who ask. */
    public Ranking ranking() {
        return new RankThreads(stripes, time::now);
    }

    /** Bytes held in all, as {@link NodeLimits#bytes} counts them. */
    public long bytes() {
        return node.use().bytes();
    }

    /** Threads kept at hand when {@link #sweep} was called last, about; one that is idle for a minute is not. */
    public int loadedThreads() {
        return loaded;
    }

    /** Threads that hold or remember anything. */
    public long threads() {
        return node.use().threads();
    }

    /** Ends all work, lets the store learn what it may learn late, and closes the journal. */
    public CompletionStage<Void> close() {
        CompletableFuture<?>[] flushed = Stream.concat(stripes.stream(), systemStripes.stream())
                .map(Stripe::flush)
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(flushed).thenCompose(nothing -> journal.close());
    }

    private <T> CompletionStage<T> settled(ThreadId thread, Stripe.Decision<T> decision) {
        return stripe(thread).settled(thread, decision);
    }

    private MailboxRules rules(ThreadId thread) {
        return thread.isSystem() ? systemRules : rules;
    }

    private Stripe stripe(ThreadId thread) {
        List<Stripe> owners = thread.isSystem() ? systemStripes : stripes;
        int hash = thread.hashCode() * 0x9E3779B9;
        return owners.get((hash >>> 16) % owners.size());
    }
}
