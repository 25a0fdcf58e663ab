package dev.restante.app.abuse;

import dev.restante.app.endtoend.RunningProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process keeps alive. */
final class Heap {
    private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");

    private Heap() {}

    /** In bytes, after a full collection. */
    static long live(RunningProcess process) throws Exception {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process asking = new ProcessBuilder(jcmd, "" + process.id(), "GC.class_histogram").start();
        String histogram = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new AssertionError(histogram);
        }
        return Long.parseLong(total.group(1));
    }
}
