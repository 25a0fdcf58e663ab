package dev.restante.benchmarks.comparison;

import dev.restante.benchmarks.crowd.Crowd;
import dev.restante.benchmarks.crowd.Plan;
import dev.restante.benchmarks.gateway.Gateway;
import dev.restante.benchmarks.gateway.Memory;
import dev.restante.benchmarks.subjects.Subject;
import dev.restante.benchmarks.subjects.Subjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an idle connection costs that reads a thread of its own: {@code Idle [from=10000] [to=50000] [subjects=restante,netty]}.
 * The slope of resident memory between two numbers of connections, each after a full collection; the same flags for all.
 */
public final class Idle {
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC", "-Xms64m", "-Xmx1g", "-Xmn16m", "-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=10");
    private static final Pattern FILES = Pattern.compile("Max open files +(\\d+)");
    /** Files that a server or we may have open besides. */
    private static final int OTHER_FILES = 1_500;

    private Idle() {}

    public static void main(String[] args) throws Exception {
        Arguments arguments = new Arguments(args);
        int most = files() - OTHER_FILES;
        int to = Math.min(arguments.number("to", 50_000), most);
        int from = Math.min(arguments.number("from", 10_000), to / 4);
        System.out.printf("%n### idle: connections that read a thread each, resident memory from %,d to %,d%n%n", from,
                to);
        if (to == most) {
            System.out.printf("(No more than %,d: the limit of open files.)%n%n", most);
        }
        System.out.println("| | KiB a connection | of that live heap | RSS before, after, MiB |\n|---|---|---|---|");
        Subjects subjects = new Subjects(Gateway.root(), FLAGS);
        for (String name : arguments.names("subjects", List.of("restante", "netty"))) {
            measure(subjects, name, from, to);
        }
        System.exit(0);
    }

    private static void measure(Subjects subjects, String name, int from, int to) throws Exception {
        Subject subject = subjects.start(name);
        try (Crowd crowd = new Crowd(subject.dialect(), subject.address(), new Plan(to, 1, 1, 128, 1, 0), 0)) {
            crowd.arrive(from);
            Memory before = Memory.of(subject.pid());
            crowd.arrive(to);
            Memory after = Memory.of(subject.pid());
            System.out.printf("| %s | **%.2f** | %.2f | %,d, %,d |%n", name,
                    (after.residentBytes() - before.residentBytes()) / 1024.0 / (to - from),
                    (after.heapBytes() - before.heapBytes()) / 1024.0 / (to - from), before.residentBytes() >> 20,
                    after.residentBytes() >> 20);
        } finally {
            subject.end().close();
        }
    }

    private static int files() throws IOException {
        Matcher limit = FILES.matcher(Files.readString(Path.of("/proc/self/limits")));
        if (!limit.find()) {
            throw new IllegalStateException("limits: Max open files (expected: a number)");
        }
        return Integer.parseInt(limit.group(1));
    }
}
