package dev.restante.application.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.application.following.FollowThreads;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.mailbox.Gap;
import dev.restante.domain.message.Body;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.following.Offer;
import dev.restante.ports.following.Recipient;
import dev.restante.ports.following.Subscription;
import dev.restante.ports.following.Take;
import dev.restante.ports.observing.Latencies;
import dev.restante.ports.observing.Ranking;
import dev.restante.ports.observing.Ranking.Place;
import dev.restante.ports.observing.ReaderCounts;
import dev.restante.ports.testing.Limits;
import dev.restante.ports.testing.Stages;
import dev.restante.ports.testing.SteppedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a mailbox and its readers show of themselves. */
class ObservingTest implements Latencies, Recipient {
    private static final ThreadId PROBE = ThreadId.system("probe-test");

    private final SteppedClock clock = new SteppedClock();
    private final List<String> told = new ArrayList<>();
    private long nanos;
    private Take answer = Take.TAKEN;
    private int made;
    private final LocalMailbox mailbox = new LocalMailbox(
            new ScriptedJournal(), new MailboxSettings(Limits.defaults().build(), new NodeLimits(1 << 30, 1_000, 0)),
            clock, () -> 0, "life", Runnable::run, fault -> {}, this);
    private final FollowThreads following = FollowThreads.of(mailbox, fault -> {});
    private final Ranking ranking = mailbox.ranking();

    ObservingTest() {
        Stages.await(mailbox.open());
    }

    @Override
    public long nanos() {
        return nanos += 10;
    }

    @Override
    public void committed(long took, int messages) {
        told.add("committed " + messages + " in " + took);
    }

    @Override
    public void fannedOut(long took, int takes) {
        told.add("taken " + takes + " in " + took);
    }

    @Override
    public void written(long took, int batches) {
        throw new AssertionError("only a store on disk writes");
    }

    @Override
    public void following(Epoch epoch, long from, int backlog) {}

    @Override
    public void reset(Epoch epoch) {}

    @Override
    public void gap(Epoch epoch, Gap gap) {}

    @Override
    public Take offer(Offer offer) {
        return answer;
    }

    @Override
    public void failed(String detail) {}

    private void send(ThreadId thread, String body) {
        Stages.await(mailbox.append(thread, new MessageId("m" + made++), Message.of(Body.text(body))));
    }

    private void send(String thread, String body) {
        send(new ThreadId(thread), body);
    }

    private Subscription follow(ThreadId thread) {
        return following.follow(thread, new From.Now(), this);
    }

    private Ranking.Ranked rank(int most) {
        return Stages.await(ranking.rank(most));
    }

    @Test
    void commit_isTold_andTheFanOutOnlyWhereSomebodyTook() {
        send("a", "1");
        assertEquals(List.of("committed 1 in 10"), told);
        follow(new ThreadId("a"));
        follow(new ThreadId("a"));
        told.clear();
        send("a", "2");
        assertEquals(List.of("committed 1 in 10", "taken 2 in 10"), told);
    }

    @Test
    void probes_areNotTold_notCounted_andNotRanked() {
        follow(PROBE);
        send(PROBE, "1");
        assertEquals(List.of(), told);
        assertEquals(0, nanos);
        assertEquals(new ReaderCounts(0, 0), following.readers());
        assertEquals(0, mailbox.holdings().threads());
        assertEquals(0, mailbox.holdings().ledger().accepted());
        assertEquals(0, rank(10).lookedAt());
    }

    @Test
    void readers_areLive_orCatchUp_orGone() {
        ThreadId a = new ThreadId("a");
        Subscription first = follow(a);
        Subscription second = follow(a);
        assertEquals(new ReaderCounts(2, 0), following.readers());
        answer = Take.FULL;
        send(a, "1");
        assertEquals(new ReaderCounts(2, 2), following.readers());
        answer = Take.TAKEN;
        first.ready();
        assertEquals(new ReaderCounts(2, 1), following.readers());
        second.close();
        second.close();
        assertEquals(new ReaderCounts(1, 0), following.readers());
        answer = Take.CLOSED;
        send(a, "2");
        first.close();
        assertEquals(new ReaderCounts(0, 0), following.readers());
    }

    @Test
    void rank_tellsTheBusiestSinceTheLastLook_andTheFullest() {
        send("calm", "1");
        send("calm", "22");
        clock.step(Duration.ofSeconds(5));
        Ranking.Ranked first = rank(10);
        assertEquals(5_000, first.overMillis());
        assertEquals(List.of(new Place(new ThreadId("calm"), 2, 2, 1 + 2)), first.busiest());
        send("busy", "1");
        clock.step(Duration.ofSeconds(2));
        Ranking.Ranked second = rank(10);
        assertEquals(2, second.lookedAt());
        assertEquals(List.of(new ThreadId("busy")), second.busiest().stream().map(Place::thread).toList());
        assertEquals(
                List.of(new ThreadId("calm"), new ThreadId("busy")),
                second.fullest().stream().map(Place::thread).toList());
    }

    @Test
    void rank_withinASecond_answersWhatItFoundBefore() {
        send("a", "1");
        clock.step(Duration.ofSeconds(1));
        Ranking.Ranked first = rank(10);
        send("a", "2");
        clock.step(Duration.ofMillis(999));
        assertEquals(first, rank(10));
        clock.step(Duration.ofMillis(1));
        assertEquals(1, rank(10).busiest().get(0).accepted());
    }

    @Test
    void rank_ofMany_answersAsManyAsAsked_inOrder() {
        for (int i = 0; i < 300; i++) {
            for (int n = 0; n <= i % 150; n++) {
                send("t" + i, "1");
            }
        }
        clock.step(Duration.ofSeconds(1));
        Ranking.Ranked ranked = rank(Ranking.MOST);
        assertEquals(300, ranked.lookedAt());
        assertEquals(Ranking.MOST, ranked.busiest().size());
        assertEquals(150, ranked.fullest().get(0).depth());
        assertEquals(101, ranked.fullest().get(99).depth());
        assertTrue(rank(3).fullest().equals(ranked.fullest().subList(0, 3)));
        assertThrows(IllegalArgumentException.class, () -> ranking.rank(0));
        assertThrows(IllegalArgumentException.class, () -> ranking.rank(Ranking.MOST + 1));
    }
}
