package dev.restante.websocket.loopback;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Makes a connection. */
@FunctionalInterface
public interface Dial {
    /** Plain bytes, as the listener speaks them. */
    Dial PLAIN = (address, millis) -> {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, millis);
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
        return socket;
    };

    /** Within {@code millis}. */
    Socket to(InetSocketAddress address, int millis) throws IOException;
}
