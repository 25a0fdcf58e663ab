package dev.restante.application.canary;

import java.net.Socket;

/** Breaks: use cases know no transport. */
public final class OpensASocket {
    public Socket open() {
        return new Socket();
    }
}
