package dev.restante.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    @Test
    void everySetting_isShownWithItsUnitAndItsOrigin() throws Exception {
        Path file = file("restante { public.port = 8090\n limits.message-bytes = 32 KiB }");
        assertEquals(0, execute("config", "--config", file.toString()));
        assertLine("restante.public.port = 8090 +# my.conf:1");
        assertLine("restante.limits.message-bytes = \"32 KiB\" +# my.conf:2");
        assertLine("restante.startup.deadline = \"60s\" +# default");
        assertEquals("", err.toString());
    }

    @Test
    void whatIsPrinted_isASettingsFileThatMeansTheSame() throws Exception {
        Path file = file("restante { public.origins = [\"https://a.example\"]\n drain.lame-duck = 1s }");
        assertEquals(0, execute("config", "--config", file.toString()));
        String first = values();
        Path printed = Files.writeString(directory.resolve("printed.conf"), out.toString());
        assertEquals(0, execute("config", "--config", printed.toString()));
        assertEquals(first, values());
        assertLine("restante.drain.lame-duck = \"1s\" +# printed.conf:\\d+");
    }

    @Test
    void changed_leavesOutTheDefaults() throws Exception {
        Path file = file("restante.public.port = 8090");
        assertEquals(0, execute("config", "--changed", "--config", file.toString()));
        assertEquals("restante.public.port = 8090  # my.conf:1\n", out.toString());
    }

    @Test
    void problems_areToldAndEndWith78() throws Exception {
        Path file = file("restante { public.port = 0\n startup.deadline = 10s }");
        assertEquals(78, execute("config", "--config", file.toString()));
        assertTrue(err.toString().contains("RST-1007 my.conf:1 restante.public.port: 0 (expected: "), err.toString());
        assertTrue(err.toString().contains("RST-1020 my.conf:2 restante.startup.deadline"), err.toString());
        assertTrue(err.toString().endsWith("2 problems\n"), err.toString());
    }

    @Test
    void json_isOneObjectOfSettingsWarningsAndProblems() throws Exception {
        Path file = file("restante { public.port = 0, public.origins = [\"https://a.example\"] }");
        assertEquals(78, execute("config", "--json", "--changed", "--config", file.toString()));
        assertEquals(
                "{\"sources\":\"my.conf\",\"settings\":[{\"key\":\"restante.public.origins\",\"value\":"
                        + "[\"https://a.example\"],\"origin\":\"my.conf:1\"},"
                        + "{\"key\":\"restante.public.port\",\"value\":0,\"origin\":\"my.conf:1\"}],"
                        + "\"warnings\":[],\"problems\":[{\"code\":\"RST-1007\",\"origin\":\"my.conf:1\",\"key\":"
                        + "\"restante.public.port\",\"value\":\"0\",\"expected\":\"1 - 65535\",\"remedy\":\"\"}]}\n",
                out.toString());
    }

    private void assertLine(String pattern) {
        assertTrue(out.toString().lines().anyMatch(line -> line.matches(pattern)), pattern + " in\n" + out);
    }

    private String values() {
        return out.toString().lines().map(line -> line.replaceAll(" +#.*", "")).collect(Collectors.joining("\n"));
    }

    private Path file(String text) throws Exception {
        return Files.writeString(directory.resolve("my.conf"), text);
    }

    private int execute(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        return CommandLines.restante(System.nanoTime())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
