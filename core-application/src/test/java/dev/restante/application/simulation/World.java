package dev.restante.application.simulation;

import dev.restante.application.mailbox.Disk;
import dev.restante.application.mailbox.ScriptedJournal;
import dev.restante.application.mailbox.Steps;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.mailbox.Mailbox;
import dev.restante.ports.mailbox.Slice;
import dev.restante.ports.testing.Stages;
import dev.restante.ports.testing.SteppedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** One gateway, its disk, and everybody around it, in virtual time and on one thread. */
final class World {
    private final Setting setting;
    private final UnaryOperator<Mailbox> between;
    private final Books books;
    private final SteppedClock clock = new SteppedClock();
    private final Disk disk = new Disk();
    private final Senders senders = new Senders();
    private final Set<ThreadId> used = new LinkedHashSet<>();
    private final List<Witness> readers = new ArrayList<>();
    private final List<Throwable> faults = new ArrayList<>();
    final List<String> script = new ArrayList<>();
    private RandomGenerator random;
    private int life;
    private boolean failing;
    private long most;
    private Steps writer = new Steps();
    private Steps reader = new Steps();
    private Steps teller = new Steps();
    private Gateway gateway;

    World(Setting setting, UnaryOperator<Mailbox> between) {
        this.setting = setting;
        this.between = between;
        this.random = new SplittableRandom(setting.seed());
        this.books = new Books(setting.limits(), clock);
        this.gateway = gateway(false);
        script.add(setting.limits() + " " + setting.node() + " " + setting.threads().size() + " threads");
    }

    private Gateway gateway(boolean unclean) {
        ScriptedJournal journal = new ScriptedJournal(disk, writer, reader, unclean);
        journal.tellBy(teller);
        Gateway opened = Gateway.opened(journal, setting, between, clock, "life" + life, faults::add);
        // A crash between two batches may leave what one gave up for the other.
        most = Math.max(setting.node().bytes() + setting.node().probeReserve(), opened.mailbox().bytes());
        return opened;
    }

    /** Whatever is drawn in this step comes from {@code seed}. */
    void step(long seed) {
        random = new SplittableRandom(seed);
        step();
    }

    private void step() {
        switch (random.nextInt(32)) {
            case 0, 1, 2, 3, 4, 5, 6 -> send();
            case 7, 8 -> follow();
            case 9, 10, 11 -> withReader("room for", r -> {
                r.reader.makeRoom(random.nextInt(6));
                r.subscription.ifPresent(s -> s.ready());
            });
            case 12, 13 -> withReader("acknowledge by", this::acknowledge);
            case 14 -> withReader("drop", this::drop);
            case 15 -> poll();
            case 16 -> time();
            case 17 -> sweep();
            case 18, 19, 20 -> tell("write", writer.next());
            case 21, 22, 23 -> tell("read", reader.next());
            case 24, 25, 26, 27 -> tell("told", teller.next());
            case 28 -> settle();
            case 29 -> purge();
            case 30 -> audit();
            default -> trouble();
        }
        books.check(gateway.mailbox().ledger().balances(), "the ledger: " + gateway.mailbox().ledger());
        long bytes = gateway.mailbox().bytes();
        books.check(bytes >= 0 && bytes <= most, "the node holds " + bytes + " bytes (expected: at most " + most + ")");
        most = Math.max(setting.node().bytes() + setting.node().probeReserve(), Math.min(most, bytes));
        for (Witness witness : readers) {
            books.check(witness.reader.faults().isEmpty(), witness.thread + " " + witness.reader.faults());
        }
        books.check(faults.isEmpty() || failing, "faults: " + faults);
        books.close();
    }

    private void tell(String event, boolean happened) {
        if (happened) {
            script.add(event);
        }
    }

    private ThreadId thread() {
        // Some are used more than others, so that threads have a history.
        List<ThreadId> threads = setting.threads();
        return threads.get(random.nextInt(random.nextBoolean() ? 3 : threads.size()));
    }

    private void send() {
        Sent sent = senders.next(random, thread());
        used.add(sent.thread);
        script.add("send " + sent.thread + " " + sent.message);
        books.sending(sent);
        gateway.messaging().send(sent.thread, sent.message).whenComplete((outcome, failure) -> {
            script.add("  told " + sent.text + ": " + outcome);
            books.check(failure == null, "a send failed: " + failure);
            books.told(sent, outcome);
        });
    }

    private void follow() {
        if (readers.size() < 5) {
            int from = random.nextInt(4);
            follow(thread(), from == 0 ? new From.Now() : from == 1 ? new From.Beginning() : new From.Unacknowledged());
        }
    }

    private void follow(ThreadId thread, From from) {
        Witness witness = new Witness(thread, random.nextInt(8), books);
        script.add("follow " + thread + " " + from);
        readers.add(witness);
        witness.subscription = Optional.of(gateway.following().follow(thread, from, witness));
    }

    private void withReader(String event, Consumer<Witness> doing) {
        if (!readers.isEmpty()) {
            Witness witness = readers.get(random.nextInt(readers.size()));
            script.add(event + " " + witness.thread + " at " + witness.position());
            doing.accept(witness);
        }
    }

    private void acknowledge(Witness witness) {
        witness.position().ifPresent(at -> {
            Position position = new Position(at.epoch(), random.nextLong(at.sequence() + 1));
            books.acknowledging(witness.thread, position);
            witness.subscription.orElseThrow()
                    .acknowledge(position)
                    .whenComplete((result, failure) -> script.add("  acknowledged " + position + ": " + result));
        });
    }

    private void drop(Witness witness) {
        readers.remove(witness);
        witness.subscription.orElseThrow().close();
        Optional<Position> at = witness.position();
        if (at.isPresent() && random.nextBoolean()) {
            follow(witness.thread, new From.After(at.get()));
        }
    }

    private void poll() {
        ThreadId thread = thread();
        script.add("poll " + thread);
        gateway.inspecting().page(thread, new From.Unacknowledged(), 1 + random.nextInt(4), 1_000).thenAccept(page -> {
            for (Slice.Item item : page.items()) {
                if (item instanceof Slice.Item.Held held) {
                    books.got(thread, held, Books.Way.POLLED, page);
                }
            }
            if (random.nextBoolean()) {
                Position position = new Position(page.epoch(), page.last());
                books.acknowledging(thread, position);
                gateway.inspecting()
                        .acknowledge(thread, position)
                        .thenAccept(result -> script.add("  polled " + position + ": " + result));
            }
        });
    }

    private void time() {
        long millis = random.nextInt(4) == 0 ? random.nextInt(30_000) : random.nextInt(1_500);
        long step = random.nextInt(10) == 0 ? -millis : millis;
        script.add("time " + step);
        clock.step(Duration.ofMillis(step));
        books.timeWent();
    }

    private void sweep() {
        script.add("sweep");
        gateway.mailbox().sweep().thenAccept(count -> script.add("  swept " + count));
    }

    private void purge() {
        if (random.nextInt(4) == 0) {
            ThreadId thread = thread();
            script.add("purge " + thread);
            books.purging(thread, senders.count());
            gateway.inspecting().purge(thread).thenAccept(count -> script.add("  purged " + count));
        }
    }

    /** All that is on its way arrives. */
    private void settle() {
        script.add("settle");
        while (reader.size() + writer.size() + teller.size() > 0) {
            reader.all();
            writer.all();
            teller.all();
        }
    }

    private void audit() {
        settle();
        if (failing) {
            crash();
            settle();
        }
        script.add("audit");
        for (ThreadId thread : used) {
            var page = gateway.mailbox().read(thread, new From.Beginning(), 1_000, 1 << 20);
            settle();
            books.check(page.toCompletableFuture().isDone(), "a read was never answered");
            books.audit(thread, Stages.await(page));
        }
    }

    private void trouble() {
        switch (random.nextInt(4)) {
            case 0 -> crash();
            case 1 -> {
                script.add("the next commit fails");
                failing = true;
                gateway.journal().failCommitAfter(0);
            }
            case 2 -> {
                if (!failing) {
                    settle();
                    script.add("close");
                    var closed = gateway.mailbox().close();
                    settle();
                    books.check(closed.toCompletableFuture().isDone(), "never closed");
                    begin(false);
                }
            }
            default -> {}
        }
    }

    private void crash() {
        int written = random.nextInt(4);
        script.add("crash after " + written + " more writes, of which nobody was told");
        gateway.journal().goSilent();
        for (int i = 0; i < written; i++) {
            writer.next();
        }
        writer.crash();
        reader.crash();
        teller.crash();
        begin(true);
    }

    private void begin(boolean unclean) {
        List<Witness> before = List.copyOf(readers);
        readers.clear();
        failing = false;
        faults.clear();
        writer = new Steps();
        reader = new Steps();
        teller = new Steps();
        life++;
        books.newLife();
        gateway = gateway(unclean);
        for (Witness witness : before) {
            witness.position().ifPresent(at -> follow(witness.thread, new From.After(at)));
        }
    }

    void end() {
        audit();
        books.check(faults.isEmpty(), "faults: " + faults);
        books.close();
    }
}
