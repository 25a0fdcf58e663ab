package dev.restante.app.phases;

import java.net.InetSocketAddress;

/**
 * A listener that is open.
 *
 * @param address the one it got
 * @param closing closes it
 */
public record OpenDoor(InetSocketAddress address, Runnable closing) {
    void close() {
        closing.run();
    }
}
