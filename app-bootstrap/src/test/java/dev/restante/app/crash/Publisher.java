package dev.restante.app.crash;

import dev.restante.app.endtoend.RunningProcess;
import dev.restante.websocket.wire.RawClient;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/** Sends to some threads over all lives of the process; what was not answered is sent again, with the same id. */
final class Publisher {
    private static final int AT_ONCE = 20;
    private static final int MOST_PADDING = 2_000;

    private final Door.Way way;
    private final List<Story> stories;
    private final SplittableRandom random;
    private final Deque<Send> unanswered = new ArrayDeque<>();
    private int sent;
    private int repeated;

    Publisher(Door.Way way, List<Story> stories, SplittableRandom random) {
        this.way = way;
        this.stories = stories;
        this.random = random;
    }

    /** Sends until the connection breaks. */
    void publish(RunningProcess process, int life, Progress progress) throws Exception {
        try (Door door = way.open(process); RawClient purger = process.connect()) {
            settle(door, life, progress);
            while (true) {
                send(some(), door, life, progress);
                Story story = stories.get(random.nextInt(stories.size()));
                if (story.kind() == Kind.PURGED && random.nextInt(10) == 0) {
                    story.purging();
                    purger.request("DELETE", "/v1/threads/" + story.thread(), "");
                }
            }
        }
    }

    /** Has answered what was not. */
    void settle(RunningProcess process, int life, Progress progress) throws Exception {
        try (Door door = way.open(process)) {
            settle(door, life, progress);
        }
    }

    int repeated() {
        return repeated;
    }

    private void settle(Door door, int life, Progress progress) throws IOException {
        List<Send> again = List.copyOf(unanswered);
        repeated += again.size();
        for (int i = 0; i < again.size(); i += AT_ONCE) {
            write(again.subList(i, Math.min(again.size(), i + AT_ONCE)), door, life, progress);
        }
    }

    private void send(List<Send> sends, Door door, int life, Progress progress) throws IOException {
        unanswered.addAll(sends);
        write(sends, door, life, progress);
    }

    private void write(List<Send> sends, Door door, int life, Progress progress) throws IOException {
        door.write(sends);
        for (Send send : sends) {
            send.story().told(send, door.outcome(), life);
            unanswered.remove(send);
            progress.happened();
        }
    }

    private List<Send> some() {
        List<Send> sends = new ArrayList<>();
        for (int n = random.nextInt(1, AT_ONCE + 1); n > 0; n--) {
            Story story = stories.get(random.nextInt(stories.size()));
            Send send = new Send(
                    story,
                    way + "-" + sent++,
                    story.kind() == Kind.EXPIRING && random.nextBoolean() ? 1 : 0,
                    story.kind() == Kind.TOPICAL && random.nextInt(3) > 0 ? "topic-" + random.nextInt(3) : "",
                    random.nextInt(8) == 0 ? random.nextInt(MOST_PADDING) : random.nextInt(100),
                    Instant.now().truncatedTo(ChronoUnit.MILLIS));
            story.trying(send);
            sends.add(send);
        }
        return sends;
    }
}
