package dev.restante.benchmarks.comparison;

import dev.restante.benchmarks.crowd.Crowd;
import dev.restante.benchmarks.crowd.Result;
import dev.restante.benchmarks.gateway.Gateway;
import dev.restante.benchmarks.subjects.Cpu;
import dev.restante.benchmarks.subjects.Subject;
import dev.restante.benchmarks.subjects.Subjects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares: {@code Compare [rounds=3] [millis=900] [warming=2000] [cases=a,b] [subjects=a,b] [out=directory]}. Writes {@code comparison.md},
 * {@code comparison.csv} and {@code comparison.svg}. The first round warms up, and is not counted.
 */
public final class Compare {
    /** A round's threads are its own: numbers of threads between those of two rounds. */
    private static final int ROUND = 10_000;

    private Compare() {}

    public static void main(String[] args) throws Exception {
        Arguments arguments = new Arguments(args);
        int rounds = arguments.number("rounds", 3);
        long nanos = arguments.number("millis", 900) * 1_000_000L;
        long warming = arguments.number("warming", 2_000) * 1_000_000L;
        List<String> names = arguments.names("subjects", Subjects.NAMES);
        List<Case> cases =
                arguments.names("cases", List.copyOf(Case.all().keySet())).stream().map(Case.all()::get).toList();
        Path out = Path.of(arguments.text("out", "."));
        pinToSecondCore();

        List<Subject> subjects = new ArrayList<>();
        List<Table> tables = cases.stream().map(Table::new).toList();
        try {
            Subjects all = new Subjects(Gateway.root(), List.of());
            for (String name : names) {
                System.err.println("starts " + name);
                subjects.add(all.start(name));
            }
            for (int round = 0; round <= rounds; round++) {
                for (Table table : tables) {
                    Case each = table.of();
                    for (int i = 0; i < subjects.size(); i++) {
                        // Not always after the same one.
                        Subject subject = subjects.get((i + round) % subjects.size());
                        Row row = measure(subject, each, round, round == 0 ? warming : nanos);
                        System.err.printf("round %d %s %s %s%n", round, each.name(), subject.name(), Table.brief(row));
                        if (round > 0) {
                            table.add(subject.name(), row);
                        }
                    }
                }
            }
        } finally {
            for (Subject subject : subjects) {
                subject.end().close();
            }
        }
        Files.createDirectories(out);
        Files.writeString(out.resolve("comparison.md"), Markdown.of(tables));
        Files.writeString(out.resolve("comparison.csv"), Csv.of(tables));
        Files.writeString(out.resolve("comparison.svg"), Chart.of(tables));
        System.out.print(Markdown.of(tables));
        System.exit(0);
    }

    private static Row measure(Subject subject, Case of, int round, long nanos) throws Exception {
        try (Crowd crowd = new Crowd(subject.dialect(), subject.address(), of.plan(), ROUND * round)) {
            crowd.arrive(of.plan().threads());
            Cpu own = new Cpu(ProcessHandle.current().pid());
            Cpu server = subject.cpu();
            long serverBefore = server.nanos();
            long ownBefore = own.nanos();
            Result result = crowd.run(nanos);
            return Row.of(result, server.nanos() - serverBefore, own.nanos() - ownBefore);
        }
    }

    private static void pinToSecondCore() throws Exception {
        Process process = new ProcessBuilder(
                "taskset", "-acp", "1", Long.toString(ProcessHandle.current().pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("taskset: failed (expected: a second core)");
        }
    }
}
