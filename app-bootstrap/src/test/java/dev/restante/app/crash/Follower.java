package dev.restante.app.crash;

import dev.restante.app.endtoend.RunningProcess;
import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Follows some threads with {@code ack: client}: notes what comes, and acknowledges now and then. */
final class Follower {
    private static final int ACK_ONE_OF = 8;
    private static final int LEAVE_ONE_OF = 200;

    private final Map<String, Story> stories;
    private final SplittableRandom random;

    Follower(List<Story> stories, SplittableRandom random) {
        this.stories = stories.stream().collect(Collectors.toMap(Story::thread, Function.identity()));
        this.random = random;
    }

    /** Reads until the process is gone; now and then over a new connection. */
    void follow(RunningProcess process, int life, Progress progress) throws Exception {
        while (true) {
            try (RawClient client = process.connect().upgrade("/v1/connect")) {
                Connection connection = new Connection(client, life);
                stories.values().forEach(connection::follow);
                while (random.nextInt(LEAVE_ONE_OF) > 0) {
                    connection.hear();
                    progress.happened();
                }
                client.reset();
            }
        }
    }

    /** Everything that is held of one thread; acknowledges nothing. */
    Set<Long> held(RunningProcess process, Story story, int life) throws Exception {
        try (RawClient client = process.connect().upgrade("/v1/connect")) {
            Connection connection = new Connection(client, life);
            connection.acknowledges = false;
            connection.follow(story);
            while (connection.backlog < 0 || connection.heard.size() < connection.backlog) {
                connection.hear();
            }
            return connection.heard;
        }
    }

    private final class Connection {
        private final RawClient client;
        private final int life;
        private final Instant began = Instant.now();
        private final Map<String, Long> next = new HashMap<>();
        private final Set<Long> heard = new HashSet<>();
        private long backlog = -1;
        private boolean acknowledges = true;

        Connection(RawClient client, int life) {
            this.client = client;
            this.life = life;
        }

        void follow(Story story) {
            try {
                client.send("{\"type\":\"follow\",\"thread\":\"" + story.thread() + "\",\"ack\":\"client\"}");
            } catch (IOException gone) {
                // The next read tells.
            }
        }

        void hear() throws IOException {
            String text = client.text();
            Map<String, String> frame = Json.fields(text);
            switch (frame.getOrDefault("type", "")) {
                case "welcome" -> {}
                case "following" -> {
                    next.put(its(frame).thread(), Long.parseLong(frame.getOrDefault("from", "")));
                    backlog = Long.parseLong(frame.getOrDefault("backlog", ""));
                }
                case "gap" -> {
                    long to = Long.parseLong(frame.getOrDefault("to", ""));
                    its(frame).gap(inOrder(frame, "from", to + 1), to);
                }
                case "message" -> message(its(frame), frame);
                default -> throw new AssertionError("unexpected: " + text);
            }
        }

        private void message(Story story, Map<String, String> frame) throws IOException {
            long sequence = Long.parseLong(frame.getOrDefault("sequence", "0"));
            inOrder(frame, "sequence", sequence + 1);
            story.received(frame, life, began);
            heard.add(sequence);
            if (acknowledges && random.nextInt(ACK_ONE_OF) == 0) {
                story.acknowledging(sequence);
                client.send("{\"type\":\"ack\",\"thread\":\"" + story.thread() + "\",\"epoch\":\""
                        + frame.get("epoch") + "\",\"sequence\":" + sequence + "}");
            }
        }

        /** Nothing is doubled, nothing is left out without a word. */
        private long inOrder(Map<String, String> frame, String name, long after) {
            long found = Long.parseLong(frame.getOrDefault(name, "0"));
            Long expected = next.put(its(frame).thread(), after);
            if (expected == null || expected != found) {
                throw new AssertionError(frame + " (expected: " + name + " " + expected + ")");
            }
            return found;
        }

        private Story its(Map<String, String> frame) {
            Story story = stories.get(frame.getOrDefault("thread", ""));
            if (story == null) {
                throw new AssertionError("of a thread not followed: " + frame);
            }
            return story;
        }
    }
}
