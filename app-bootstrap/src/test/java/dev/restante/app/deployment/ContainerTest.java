package dev.restante.app.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The image, as far as its recipe tells without an engine that builds it. */
class ContainerTest {
    private final Dockerfile dockerfile = Dockerfile.read();

    ContainerTest() throws IOException {}

    @Test
    void image_runsTheLauncherAsItsOneProcess() {
        assertEquals("[\"/opt/restante/restante\"]", dockerfile.last("ENTRYPOINT"));
        assertEquals("[\"run\"]", dockerfile.last("CMD"));
        assertEquals("SIGTERM", dockerfile.last("STOPSIGNAL"));
    }

    @Test
    void image_isPreparedByItsOwnJavaBeforeItLosesItsRights() {
        List<String> names = dockerfile.instructions().stream().map(Dockerfile.Instruction::arguments).toList();
        int prepared = names.indexOf("/opt/restante/restante prepare");
        assertTrue(prepared > names.indexOf("eclipse-temurin:25-jre"), names::toString);
        assertTrue(prepared < names.indexOf(dockerfile.last("USER")), names::toString);
        assertTrue(!dockerfile.last("USER").startsWith("0"), dockerfile.last("USER"));
    }

    @Test
    void image_keepsTheStoreOnItsVolumeAndShowsBothPorts() {
        String[] variable = dockerfile.last("ENV").split("=", 2);
        Settings settings = Deployed.settings(Optional.empty(), Map.of(variable[0], variable[1]));
        assertTrue(settings.dataDirectory().startsWith(dockerfile.last("VOLUME")));
        assertEquals(
                settings.publicListener().port() + " " + settings.management().port(), dockerfile.last("EXPOSE"));
    }

    @Test
    void whatIsCopied_exists() {
        for (String copy : dockerfile.all("COPY")) {
            String source = copy.replaceFirst("^--from=build /src/", "").replaceFirst(" .*", "");
            // "target" is there once the build has packaged it.
            assertTrue(Files.exists(Path.of("..", source.replaceFirst("/target/.*", ""))), source);
        }
    }
}
