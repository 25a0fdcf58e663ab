package dev.restante.app.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.config.Settings;
import dev.restante.domain.environment.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The unit fits the settings beside it. */
class SystemdTest {
    private static final Path DIRECTORY = Deployed.FILES.resolve("systemd");

    private final Map<String, String> service;
    private final Settings settings;

    SystemdTest() throws IOException {
        service = section("[Service]");
        String[] variable = settled("Environment").split("=", 2);
        settings = Deployed.settings(
                Optional.of(DIRECTORY.resolve("restante.conf")), Map.of(variable[0], variable[1]));
    }

    /** Each key once. */
    private static Map<String, String> section(String name) throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        String section = "";
        for (String line : Files.readAllLines(DIRECTORY.resolve("restante.service"))) {
            if (line.startsWith("[")) {
                section = line;
            } else if (section.equals(name) && !line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split("=", 2);
                assertEquals(null, found.put(parts[0], parts[1]), line);
            }
        }
        return found;
    }

    private String settled(String key) {
        return Objects.requireNonNull(service.get(key), key);
    }

    @Test
    void stop_hasTheTerminationBudget() {
        assertTrue(Deployed.seconds(settled("TimeoutStopSec")).compareTo(settings.drain().terminationBudget()) > 0);
        assertEquals("mixed", settled("KillMode"));
    }

    @Test
    void start_hasItsDeadlineAndIsDoneWhenReady() {
        assertTrue(Deployed.seconds(settled("TimeoutStartSec")).compareTo(settings.startup().deadline()) > 0);
        String readyz = "http://" + settings.management().host() + ":" + settings.management().port() + "/readyz";
        assertTrue(settled("ExecStartPost").contains(" " + readyz + ";"), readyz);
    }

    @Test
    void faultySettings_areNotTriedAgain() {
        assertEquals("on-failure", settled("Restart"));
        assertEquals("78", settled("RestartPreventExitStatus"));
    }

    @Test
    void files_sufficeForTheConnections() {
        assertTrue(Integer.parseInt(settled("LimitNOFILE")) > 2 * settings.limits().connections());
    }

    @Test
    void store_isInTheStateDirectory() {
        assertTrue(settings.dataDirectory().startsWith("/var/lib/" + settled("StateDirectory")));
        assertEquals(Environment.PRODUCTION, settings.environment());
    }

    @Test
    void rights_areFew() {
        assertEquals("yes", settled("NoNewPrivileges"));
        assertEquals("strict", settled("ProtectSystem"));
        assertEquals("", settled("CapabilityBoundingSet"));
    }
}
