package dev.restante.benchmarks.subjects;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What a process has used of all processors, to the nanosecond. Linux only. */
public final class Cpu {
    private final Path tasks;

    public Cpu(long pid) {
        this.tasks = Path.of("/proc/" + pid + "/task");
    }

    /** Of all threads that are alive. */
    public long nanos() throws IOException {
        long sum = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (Path thread : threads) {
                try {
                    String line = Files.readString(thread.resolve("schedstat"));
                    sum += Long.parseLong(line.substring(0, line.indexOf(' ')));
                } catch (NoSuchFileException ended) {
                    // Between the listing and the look at it.
                }
            }
        }
        return sum;
    }
}
