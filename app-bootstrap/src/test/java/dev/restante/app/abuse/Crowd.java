package dev.restante.app.abuse;

import dev.restante.app.endtoend.RunningProcess;
import dev.restante.websocket.wire.RawClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Clients that are there at the same time; gone without a word when closed. */
final class Crowd implements AutoCloseable {
    private final List<RawClient> clients = new ArrayList<>();
    private int turn;

    /** What each of them does when it has come. */
    interface Entrance {
        void of(RawClient client) throws IOException;
    }

    static Crowd come(RunningProcess process, int count, Entrance entrance) throws Exception {
        Crowd crowd = new Crowd();
        for (int i = 0; i < count; i++) {
            RawClient client = process.connect();
            crowd.clients.add(client);
            entrance.of(client);
        }
        return crowd;
    }

    /** The next so many of them; whoever was thrown out meanwhile is left alone. */
    void some(int count, Entrance step) {
        for (int i = 0; i < count; i++) {
            try {
                step.of(clients.get(turn++ % clients.size()));
            } catch (IOException thrownOut) {
                // That is how it shall be.
            }
        }
    }

    List<RawClient> clients() {
        return clients;
    }

    @Override
    public void close() throws IOException {
        leave();
    }

    /** All of them, at once and without a word. May be repeated. */
    void leave() throws IOException {
        for (RawClient client : clients) {
            try {
                client.reset();
            } catch (IOException gone) {
                client.close();
            }
        }
    }
}
