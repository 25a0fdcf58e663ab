package dev.restante.websocket.http;

import dev.restante.domain.message.ThreadId;
import dev.restante.websocket.connection.Slots;
import dev.restante.websocket.socket.Socket;
import java.util.List;

/** Takes in a client that was upgraded, on the socket's thread. */
public interface Welcome {
    /** {@code slot} is given back when the connection has ended. */
    void receive(Socket socket, List<ThreadId> follow, Slots.Slot slot);
}
