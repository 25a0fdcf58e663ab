package dev.restante.benchmarks.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Drives any number of connections on the thread that calls. */
public final class Loop implements AutoCloseable {
    private static final int MILLIS = 100;

    private final Selector selector;

    public Loop() throws IOException {
        this.selector = Selector.open();
    }

    /** Connects, and lets the connection begin. */
    public <C extends Conn> C connect(InetSocketAddress address, C conn) throws IOException {
        SocketChannel channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        conn.attach(channel, channel.register(selector, SelectionKey.OP_READ, conn));
        conn.begin();
        return conn;
    }

    /** Goes on until {@code done}; throws where that takes longer. */
    public void run(BooleanSupplier done, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (!done.getAsBoolean()) {
            selector.select(Loop::serve, MILLIS);
            if (System.nanoTime() > end) {
                throw new IllegalStateException("loop: not done within " + patience);
            }
        }
    }

    private static void serve(SelectionKey key) {
        Conn conn = (Conn) key.attachment();
        try {
            if (key.isReadable()) {
                conn.readable();
            }
            if (key.isValid() && key.isWritable()) {
                conn.writable();
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
