package dev.restante.app.endtoend;

import dev.restante.websocket.wire.Frames;
import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A connection that follows some runs and gives them what comes. For one thread. */
final class Reader implements Closeable {
    /** The ways in which a reader goes away. */
    enum Going {
        /** A close frame, answered. */
        POLITELY,
        /** The end of the stream, without a close frame. */
        ABRUPTLY,
        /** RST. */
        RESET,
        /** RST in the middle of a frame of its own. */
        RESET_IN_A_FRAME
    }

    static final List<Going> WAYS_TO_GO = List.of(Going.values());

    private static final int ACK_EVERY = 10;

    private final RawClient client;
    private final Map<String, Run> runs;
    private final boolean acknowledges;

    private Reader(RawClient client, List<Run> runs, boolean acknowledges) {
        this.client = client;
        this.runs = runs.stream().collect(Collectors.toMap(Run::thread, Function.identity()));
        this.acknowledges = acknowledges;
    }

    /** Follows them all: those it has read something of from there on. Returns when it follows. */
    static Reader follow(RawClient client, List<Run> runs, boolean acknowledges) throws IOException {
        Reader reader = new Reader(client.upgrade("/v1/connect"), runs, acknowledges);
        for (Run run : runs) {
            int following = run.following();
            String position = following == 0 ? "" : ",\"epoch\":\"" + run.epoch() + "\",\"after\":" + run.read();
            String ack = acknowledges ? ",\"ack\":\"client\"" : "";
            client.send("{\"type\":\"follow\",\"thread\":\"" + run.thread() + "\"" + position + ack + "}");
            while (run.following() == following) {
                reader.hear();
            }
        }
        return reader;
    }

    /** Reads until it has everything of all of them. */
    void readAll() throws IOException {
        while (runs.values().stream().anyMatch(run -> !run.isAllRead())) {
            hear();
        }
    }

    /** Reads this many frames. */
    void read(int frames) throws IOException {
        for (int i = 0; i < frames; i++) {
            hear();
        }
    }

    private void hear() throws IOException {
        String text = client.text();
        Map<String, String> frame = Json.fields(text);
        switch (frame.getOrDefault("type", "")) {
            case "welcome" -> {}
            case "following" -> its(frame).followed(frame);
            case "message" -> {
                Run run = its(frame);
                run.came(frame);
                if (acknowledges && (run.read() % ACK_EVERY == 0 || run.isAllRead())) {
                    client.send("{\"type\":\"ack\",\"thread\":\"" + run.thread() + "\",\"epoch\":\"" + run.epoch()
                            + "\",\"sequence\":" + run.read() + "}");
                }
            }
            default -> throw new AssertionError("unexpected: " + text);
        }
    }

    private Run its(Map<String, String> frame) {
        Run run = runs.get(frame.getOrDefault("thread", ""));
        if (run == null) {
            throw new AssertionError("of a thread not followed: " + frame);
        }
        return run;
    }

    void go(Going going) throws IOException {
        switch (going) {
            case POLITELY -> {
                client.write(Frames.close(1000));
                if (client.readClose() != 1000) {
                    throw new AssertionError("the close frame was not answered");
                }
                client.close();
            }
            case ABRUPTLY -> client.close();
            case RESET -> client.reset();
            case RESET_IN_A_FRAME -> {
                client.write(Frames.header(true, RawClient.TEXT, 1000, true));
                client.reset();
            }
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
