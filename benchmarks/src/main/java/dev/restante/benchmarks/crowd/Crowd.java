package dev.restante.benchmarks.crowd;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Readers and publishers of one server, driven by the thread that calls. */
public final class Crowd implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    /** So many are on their way to be taken in at once. */
    private static final int ARRIVING = 256;
    /** Connections from one address: below the number of its ports. */
    private static final int FROM_ONE = 10_000;

    private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
    private final Selector selector;
    private final Dialect dialect;
    private final InetSocketAddress address;
    private final Plan plan;
    private final Tally tally;
    private final List<Reader> readers = new ArrayList<>();
    private final List<Publisher> publishers = new ArrayList<>();
    private final String[] threads;
    private int turn;
    private int arrived;

    /** {@code firstThread}: so that no run finds what another has left. */
    public Crowd(Dialect dialect, InetSocketAddress address, Plan plan, int firstThread) throws IOException {
        this.selector = Selector.open();
        this.dialect = dialect;
        this.address = address;
        this.plan = plan;
        this.tally = new Tally(plan.threads(), plan.readers());
        this.threads = new String[plan.threads()];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = Payload.name(firstThread + i);
        }
    }

    /** Connects publishers, and readers of the first so many threads that are not there yet. */
    public void arrive(int upToThread) throws IOException {
        Payload payload = new Payload(plan.bytes());
        while (publishers.size() < plan.publishers()) {
            SocketChannel channel = channel();
            publishers.add(new Publisher(dialect, channel, channel.keyFor(selector), threads, publishers.size(),
                    plan.publishers(), payload,
                    tally));
        }
        while (readers.size() < upToThread * plan.readers()) {
            int thread = readers.size() / plan.readers();
            SocketChannel channel = channel();
            readers.add(new Reader(
                    dialect, channel, channel.keyFor(selector), threads[thread], thread, plan.bytes(), tally));
            go(() -> readers.size() - ready() < ARRIVING, "taken in");
        }
        go(() -> ready() == readers.size() && publishers.stream().allMatch(Member::isReady), "taken in");
    }

    private int ready() {
        while (arrived < readers.size() && readers.get(arrived).isReady()) {
            arrived++;
        }
        return arrived;
    }

    private SocketChannel channel() throws IOException {
        SocketChannel channel = SocketChannel.open();
        int from = 1 + (readers.size() + publishers.size()) / FROM_ONE;
        channel.bind(new InetSocketAddress("127.0.0." + from, 0));
        channel.connect(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        return channel;
    }

    /** Sends for so long, and waits until all has arrived; what never does is told in the result. */
    public Result run(long nanos) throws IOException {
        long begun = System.nanoTime();
        long every = plan.rate() == 0 ? 0 : 1_000_000_000L * plan.readers() / plan.rate();
        long due = begun;
        for (long now = begun; now - begun < nanos; now = System.nanoTime()) {
            if (every == 0) {
                publish(plan.outstanding() - tally.outstanding(), now);
                selector.select(this::serve, 100);
            } else {
                for (; due <= now; due += every) {
                    // What is late is measured from when it was due.
                    publish(1, due);
                }
                selector.selectNow(this::serve);
            }
        }
        try {
            go(() -> tally.outstanding() == 0
                    && (dialect != Dialect.RESTANTE || tally.answered() == tally.sent()), "delivered");
        } catch (IllegalStateException late) {
            // Told as lost.
        }
        return result(System.nanoTime() - begun);
    }

    private void publish(int messages, long nanos) throws IOException {
        Publisher publisher = publishers.get(turn++ % publishers.size());
        if (messages > 0 && !publisher.isBusy()) {
            publisher.publish(messages, nanos);
        }
    }

    private Result result(long nanos) {
        return new Result(
                tally.sent(),
                tally.deliveries(),
                nanos,
                readers.stream().mapToLong(Reader::lost).sum(),
                readers.stream().mapToLong(Reader::doubled).sum(),
                readers.stream().mapToLong(Reader::reordered).sum(),
                tally.refused(),
                tally.latency().quantile(0.5),
                tally.latency().quantile(0.99),
                tally.answers().quantile(0.5),
                tally.answers().quantile(0.99));
    }

    private void go(BooleanSupplier done, String what) throws IOException {
        long begun = System.nanoTime();
        while (!done.getAsBoolean()) {
            selector.select(this::serve, 100);
            if (System.nanoTime() - begun > PATIENCE) {
                throw new IllegalStateException("crowd: not all " + what + " in time");
            }
        }
    }

    private void serve(SelectionKey key) {
        Member member = (Member) key.attachment();
        try {
            if (key.isReadable()) {
                member.readable(in);
            }
            if (key.isValid() && key.isWritable()) {
                member.writable();
            }
        } catch (IOException e) {
            throw new IllegalStateException("connection broke", e);
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
