package dev.restante.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLinesTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void plan_isTheOneInTheGoldenFile() throws IOException {
        assertEquals(0, execute("plan"));
        try (InputStream golden = CommandLinesTest.class.getResourceAsStream("/plan.txt")) {
            assertTrue(golden != null, "plan.txt is missing");
            assertEquals(new String(golden.readAllBytes(), StandardCharsets.UTF_8), out.toString());
        }
    }

    @Test
    void planWithOtherDeadlines_showsThem(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("my.conf"),
                "restante.startup { deadline = 2m, recovery-deadline = 90s, step-deadline = 1500ms }");
        assertEquals(0, execute("plan", "--config", file.toString()));
        assertTrue(out.toString().startsWith("total deadline 120s, steps together at most 114s"), out.toString());
        assertTrue(out.toString().contains("90s"), out.toString());
    }

    @Test
    void nothing_printsHowToUseIt() {
        assertEquals(0, execute());
        assertTrue(out.toString().contains("Begin with:  restante run"), out.toString());
    }

    @Test
    void helpOfEveryCommand_saysWhatItDoes() {
        for (CommandLine each : CommandLines.restante(0).getSubcommands().values()) {
            String command = each.getCommandName();
            if (each.getCommandSpec().usageMessage().hidden()) {
                continue;
            }
            out.getBuffer().setLength(0);
            assertEquals(0, execute(command, "--help"), command);
            for (String part : new String[] {"Usage: restante " + command, "Examples:", "Exit codes:", "wrong usage"}) {
                assertTrue(out.toString().contains(part), command + " does not tell '" + part + "':\n" + out);
            }
        }
        execute("run", "--help");
        assertTrue(out.toString().contains("124   a deadline passed while starting"), out.toString());
    }

    @Test
    void unknownCommand_isRefusedWithTheNearest() {
        assertEquals(2, execute("rum"));
        assertTrue(err.toString().contains("restante run"), err.toString());
    }

    @Test
    void completion_completesCommandsAndOptions(@TempDir Path directory) throws Exception {
        assertEquals(0, execute("completion"));
        Path script = Files.writeString(directory.resolve("completion.sh"), out.toString());
        assertEquals("send", completed(script, "restante", "sen"));
        assertEquals("--urgency", completed(script, "restante", "send", "--urg"));
        assertEquals("--token-file", completed(script, "restante", "follow", "--tok"));
        assertEquals("--secret-file", completed(script, "restante", "token", "--sec"));
        assertEquals("key", completed(script, "restante", "ke"));
        assertEquals(2, execute("completion", "fish"));
        assertTrue(err.toString().contains("SHELL: fish (expected: bash or zsh)"), err.toString());
    }

    /** What bash offers for the last of these words. */
    private static String completed(Path script, String... words) throws Exception {
        String line = "source " + script + "; COMP_WORDS=(" + String.join(" ", words) + "); COMP_CWORD="
                + (words.length - 1) + "; COMP_TYPE=9; _complete_restante; echo \"${COMPREPLY[*]}\"";
        Process bash = new ProcessBuilder("bash", "-c", line)
                .redirectError(ProcessBuilder.Redirect.DISCARD) // what a shell says that completes nothing
                .start();
        String told = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        bash.waitFor();
        return told;
    }

    @Test
    void bodyThatBeginsWithAnAt_isNoFileOfArguments(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("arguments"), "--help");
        assertEquals(2, execute("plan", "@" + file));
        assertTrue(err.toString().contains("Unmatched argument at index 1: '@"), err.toString());
    }

    @Test
    void version_namesBuildAndJava() {
        assertEquals(0, execute("version"));
        assertTrue(out.toString().startsWith("Restante ") && out.toString().contains("Java "), out.toString());
    }

    private int execute(String... arguments) {
        CommandLine restante = CommandLines.restante(System.nanoTime());
        return restante.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
