package dev.restante.benchmarks.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process takes after a full collection.
 *
 * @param heapBytes of live objects
 * @param residentBytes of the process
 */
public record Memory(long heapBytes, long residentBytes) {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    public static Memory of(Gateway gateway) throws Exception {
        return of(gateway.pid());
    }

    /** Of any JVM. */
    public static Memory of(long pid) throws Exception {
        // The histogram of live objects collects first; the second time, what the first has set free is given back.
        output(jcmd(pid), Long.toString(pid), "GC.run");
        long heap = number(TOTAL, output(jcmd(pid), Long.toString(pid), "GC.class_histogram"));
        String status = Files.readString(Path.of("/proc/" + pid + "/status"));
        return new Memory(heap, number(RESIDENT, status) << 10);
    }

    private static String jcmd(long pid) {
        String java = ProcessHandle.of(pid).flatMap(process -> process.info().command()).orElseThrow();
        return Path.of(java).resolveSibling("jcmd").toString();
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private static long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("memory: " + text);
        }
        return Long.parseLong(matcher.group(1));
    }
}
