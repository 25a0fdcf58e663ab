package dev.restante.app.training;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Loopback ports that nobody has, below those that systems hand out: there nobody takes one by chance a moment later. */
final class FreePort {
    private static final int LOWEST = 20_000;
    private static final int MANY = 10_000;

    private FreePort() {}

    /** The first from a place on that differs between processes, held until closed. */
    static ServerSocket hold() throws IOException {
        int place = (int) (ProcessHandle.current().pid() * 7 % MANY);
        for (int i = 0; i < MANY; i++) {
            try {
                return new ServerSocket(LOWEST + (place + i) % MANY, 1, InetAddress.getLoopbackAddress());
            } catch (BindException taken) {
                // the next one, then
            }
        }
        throw new BindException("loopback ports " + LOWEST + " - " + (LOWEST + MANY - 1) + ": none is free");
    }
}
