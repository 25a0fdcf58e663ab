package dev.restante.websocket.sse;

import dev.restante.websocket.frames.Envelope;
import dev.restante.websocket.frames.ServerFrames;
import dev.restante.websocket.json.JsonBytes;
import dev.restante.websocket.socket.Frame;

/**
 * Puts a frame into an event: its type is the event's, where a reader may take up again the event's id, and when to come
 * back the time that browsers wait. Any number of threads.
 */
public final class Events implements Envelope {
    public static final ServerFrames FRAMES = new ServerFrames(new Events());

    /** Room for all fields but the data. */
    private static final int REST = 96;

    private static final String NEXT_DATA = "\ndata: ";
    private static final String END = "\n\n";

    private Events() {}

    @Override
    public JsonBytes begin(Cover cover, int expected) {
        JsonBytes event = new JsonBytes(expected + REST).raw("event: ").raw(cover.type());
        if (cover.resume() != null) {
            event.raw("\nid: ").raw(cover.resume().toString());
        }
        if (cover.reconnectAfter() != null) {
            event.raw("\nretry: ").raw(Long.toString(cover.reconnectAfter().toMillis()));
        }
        return event.raw(NEXT_DATA);
    }

    @Override
    public Frame end(JsonBytes json) {
        byte[] bytes = json.array();
        for (int i = json.begin(); i < json.end(); i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                return Frame.plain(inLines(json, i).raw(END));
            }
        }
        return Frame.plain(json.raw(END));
    }

    /**
     * A body may be written on several lines. Each becomes a field of its own; put together again by the client they are
     * the same JSON, since in JSON lines end only between tokens.
     */
    private static JsonBytes inLines(JsonBytes json, int firstEnd) {
        byte[] bytes = json.array();
        JsonBytes lines = new JsonBytes(json.size() + REST);
        int from = JsonBytes.ROOM;
        for (int i = firstEnd; i < json.end(); i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                lines.raw(bytes, from, i).raw(NEXT_DATA);
                i += bytes[i] == '\r' && i + 1 < json.end() && bytes[i + 1] == '\n' ? 1 : 0;
                from = i + 1;
            }
        }
        return lines.raw(bytes, from, json.end());
    }
}
