package dev.restante.websocket.socket;

import java.util.List;

/**
 * One WebSocket connection, as far as moving its frames goes. Pings of the peer, the reply to its close frame and the
 * checks of RFC 6455 are the socket's own business. Except where noted, call it on its own thread only: within a call
 * of its listener, or within a task given to {@link #execute}.
 */
public interface Socket {
    /** Tells {@code listener} what happens from now on; once, and before any other call. */
    void listen(SocketListener listener);

    /**
     * Writes frames in this order. One call at a time: the next is due when this returned true, or else after
     * {@link SocketListener#written}. The list must stay as it is until then, and is not looked at after that.
     *
     * @return whether all of it is out of our hands already
     */
    boolean write(List<Frame> frames);

    /** Sends a ping, unless an earlier one is still to be written. */
    void ping();

    /**
     * Sends a close frame after what is being written, and takes no frame after that. May be repeated; the first
     * counts.
     */
    void close(CloseCode code);

    /** Cuts the connection, and throws away what the kernel still holds for it. From any thread; may be repeated. */
    void abort();

    /** No further message is read; one that has begun to arrive may still be told. */
    void pauseReading();

    void resumeReading();

    /** Runs a task on the socket's own thread, soon; drops it where that thread is no more. From any thread. */
    void execute(Runnable task);

    /** As {@link #execute}, but where many things are done in a row, after them and together with what they cause. */
    void executeGathered(Runnable task);

    /** What moved since it was asked last. From any thread, by one asker. */
    Traffic traffic();

    /**
     * Signs of life.
     *
     * @param heard whether bytes came from the peer
     * @param moved whether bytes went to the kernel
     * @param drained whether the kernel, once full, took more: so the peer has taken some
     * @param incomplete which message, counted from 1, has begun to arrive and is not complete; 0 for none
     */
    record Traffic(boolean heard, boolean moved, boolean drained, long incomplete) {}
}
