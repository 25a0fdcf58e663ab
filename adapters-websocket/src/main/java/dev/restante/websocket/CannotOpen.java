package dev.restante.websocket;

import java.net.BindException;
import org.jspecify.annotations.Nullable;

/** A listener could not be opened; the message names its address and what is wrong with it. */
public final class CannotOpen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotOpen(String host, int port, Throwable cause) {
        super(host + ":" + port + " (expected: an address of this machine with a free port; found: " + found(cause)
                + ")", cause);
    }

    private static String found(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof BindException) {
                return String.valueOf(cause.getMessage());
            }
        }
        return String.valueOf(failure.getMessage());
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure.getCause();
    }
}
