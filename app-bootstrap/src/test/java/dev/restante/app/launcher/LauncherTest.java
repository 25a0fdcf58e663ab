package dev.restante.app.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher makes of its arguments and of the JDKs it finds. */
@Timeout(60)
class LauncherTest {
    private final Path directory;
    private final Installation installation;

    LauncherTest(@TempDir Path directory) throws Exception {
        this.directory = directory;
        installation = Installation.in(directory, "25.0.3");
    }

    @BeforeEach
    void prepare() throws Exception {
        installation.run(0, "prepare");
    }

    @Test
    void arguments_arriveAsTheyAre() throws Exception {
        String[] hard = {"send", "a b", "", "*", "it's", "\"$HOME\"", "-x=1", "ü"};
        installation.run(0, hard);
        List<String> call = installation.latest();
        int main = call.indexOf("dev.restante.app.Main");
        assertEquals(List.of(hard), call.subList(main + 1, call.size()));
        assertEquals(List.of("-cp", installation.root.resolve("lib/restante-app-bootstrap-1.jar").toString()),
                call.subList(main - 2, main));
    }

    @Test
    void javaOptions_comeAfterItsOwnAndSoWin() throws Exception {
        Installation.output(
                0, installation.start(Map.of("RESTANTE_JAVA_OPTS", "-Xmx1g  -Djava.library.path=/elsewhere"), "run"));
        List<String> call = installation.latest();
        int theirs = call.indexOf("-Xmx1g");
        assertEquals("-Djava.library.path=/elsewhere", call.get(theirs + 1));
        assertEquals("-cp", call.get(theirs + 2), call::toString);
    }

    @Test
    void itself_becomesTheJvm() throws Exception {
        Process process = installation.start("run");
        Installation.output(0, process);
        assertEquals(Long.toString(process.pid()), installation.latest().get(0));
    }

    @Test
    void symbolicLink_leadsToIt() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), installation.root.resolve("restante"));
        Path second = Files.createSymbolicLink(directory.resolve("second"), Path.of("link"));
        ProcessBuilder builder = new ProcessBuilder(second.toString(), "version");
        builder.environment().put("JAVA_HOME", installation.jdk.toString());
        Installation.output(0, builder.start());
        assertEquals("version", installation.latest().get(installation.latest().size() - 1), link::toString);
    }

    @Test
    void commandsButRun_doNotLearn() throws Exception {
        Files.delete(installation.archive("app-25.0.3+9-LTS.aot"));
        int calls = installation.calls().size();
        installation.run(0, "version");
        assertEquals(calls + 1, installation.calls().size());
    }

    @Test
    void noJdkNewEnough_endsWith69AndTellsWhatToInstall() throws Exception {
        Path launcher = installation.root.resolve("restante");
        String demanding = Files.readString(launcher).replace("needed=21\n", "needed=999\n");
        Files.writeString(launcher, demanding);
        String output = installation.run(69, "run");
        assertTrue(output.contains("no JDK found (expected: version 999 or newer)"), output);
        assertTrue(output.contains("the newest here is version "), output);
        assertTrue(output.contains("set JAVA_HOME to it"), output);
    }
}
