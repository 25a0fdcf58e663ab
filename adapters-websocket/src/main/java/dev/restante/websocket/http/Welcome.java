package dev.restante.websocket.http;

import dev.restante.websocket.connection.Connection;
import dev.restante.websocket.connection.Slots;
import dev.restante.websocket.frames.ServerFrames;
import dev.restante.websocket.socket.Socket;
import java.util.function.Consumer;

/** Takes in a client that stays, on the socket's thread. */
public interface Welcome {
    /** {@code slot} is given back when the connection has ended; {@code open} begins it, last of all. */
    void receive(Socket socket, ServerFrames frames, Slots.Slot slot, Consumer<Connection> open);
}
