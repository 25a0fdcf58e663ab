package dev.restante.ports.journal;

import dev.restante.domain.mailbox.MailboxState;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.mailbox.Committed;
import dev.restante.ports.testing.Stages;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A journal as the contract's facts speak of it. */
final class JournalDriver implements AutoCloseable {
    /** Of every thread, as {@link ThreadAuthor} begins it. */
    static final Epoch EPOCH = new Epoch("e1");

    final Journal journal;

    JournalDriver(Journal journal) {
        this.journal = journal;
    }

    Recovered open() {
        return Recovered.of(Stages.await(journal.open()));
    }

    void commit(ThreadAuthor... authors) {
        Stages.await(committing(authors));
    }

    CompletionStage<Void> committing(ThreadAuthor... authors) {
        Totals change = Arrays.stream(authors).map(ThreadAuthor::change).reduce(Totals.ZERO, Totals::plus);
        return journal.commit(new Batch(Arrays.stream(authors).map(ThreadAuthor::write).toList(), change));
    }

    /** As {@link #committing}, when the journal comes to it: what the authors have then. */
    CompletionStage<Void> committingAtNextWrite(ThreadAuthor... authors) {
        CompletableFuture<CompletionStage<Void>> asked = new CompletableFuture<>();
        journal.atNextWrite(() -> asked.complete(committing(authors)));
        return asked.thenCompose(committing -> committing);
    }

    void commit(ThreadWrite... writes) {
        Stages.await(journal.commit(new Batch(List.of(writes), Totals.ZERO)));
    }

    /** A write of its author's, with the totals that go with it. */
    void commit(ThreadAuthor author, ThreadWrite write) {
        Stages.await(journal.commit(new Batch(List.of(write), author.change())));
    }

    MailboxState state(ThreadId thread) {
        return Stages.await(journal.load(thread))
                .orElseThrow(() -> new AssertionError("nothing stored of " + thread))
                .state();
    }

    boolean isStored(ThreadId thread) {
        return Stages.await(journal.load(thread)).isPresent();
    }

    List<Committed> read(ThreadId thread, long after, long upTo) {
        return Stages.await(journal.read(thread, EPOCH, after, upTo, 100_000, Integer.MAX_VALUE));
    }

    String sequences(ThreadId thread) {
        return sequences(read(thread, 0, Long.MAX_VALUE));
    }

    static String sequences(List<Committed> found) {
        return found.stream().map(c -> Long.toString(c.sequence())).collect(Collectors.joining(" "));
    }

    List<String> due(Optional<Due> after, long until, int max) {
        return Stages.await(journal.due(after, until, max)).stream().map(due -> due.thread().value()).toList();
    }

    List<String> due(long now, int max) {
        return due(Optional.empty(), now, max);
    }

    /** All that a state is made of, to be compared. */
    static String described(MailboxState state) {
        String entries = IntStream.range(0, state.retainedMessages())
                .mapToObj(i -> state.retained(i).toString())
                .collect(Collectors.joining("\n"));
        return String.join(
                "\n", "last " + state.last(), "cursor " + state.cursor(), "depth " + state.depth(),
                "bytes " + state.heldBytes() + " of " + state.retainedBytes(), "until " + state.oldestHeldUntil(),
                "epoch " + state.epoch(), "gaps " + state.gaps(), "handed " + state.header().handed(),
                "acknowledged " + state.header().acknowledged(), entries);
    }

    @Override
    public void close() {
        Stages.await(journal.close());
    }
}
