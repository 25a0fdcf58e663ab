package dev.restante.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecedenceTest {
    private static final String FILE = "restante.public.port = 1001";
    private static final Map<String, String> VARIABLE = Map.of("RESTANTE_PUBLIC_PORT", "1002");
    private static final Map<String, String> PROPERTY = Map.of("restante.public.port", "1003");
    private static final String KEY = "restante.public.port";

    @TempDir
    Path directory;

    @Test
    void file_winsOverReference() {
        assertPort(1001, "application.conf:1", Loading.file(directory, FILE));
    }

    @Test
    void variable_winsOverFile() {
        assertPort(
                1002, "environment variable RESTANTE_PUBLIC_PORT", Loading.all(directory, FILE, VARIABLE, Map.of()));
    }

    @Test
    void property_winsOverVariable() {
        assertPort(1003, "system property " + KEY, Loading.all(directory, FILE, VARIABLE, PROPERTY));
    }

    @Test
    void listFromAVariable_isSplitAtCommas() {
        Reading reading = Loading.variables(Map.of("RESTANTE_PUBLIC_ORIGINS", "https://a.example, https://b.example"));
        assertEquals(List.of("https://a.example", "https://b.example"), reading.candidate().publicListener().origins());
        assertEquals(
                List.of(),
                Loading.variables(Map.of("RESTANTE_PUBLIC_ORIGINS", " "))
                        .candidate()
                        .publicListener()
                        .origins());
    }

    @Test
    void variablesOfKubernetes_areIgnoredAndReported() {
        Reading reading = Loading.variables(Map.of(
                "RESTANTE_PORT", "tcp://10.0.0.1:80",
                "RESTANTE_PORT_8080_TCP_ADDR", "10.0.0.1",
                "RESTANTE_SERVICE_HOST", "10.0.0.1",
                "RESTANTE_JAVA_OPTS", "-Xmx1g",
                "RESTANTE_TOKEN", "rk_of-a-client",
                "RESTANTE_MANAGEMENT_KEY", "rk_of-an-operator",
                "PATH", "/bin"));
        assertEquals(List.of(), Loading.told(reading));
        assertEquals(
                List.of(
                        "environment variable RESTANTE_PORT is ignored: Kubernetes injects it for a Service",
                        "environment variable RESTANTE_PORT_8080_TCP_ADDR is ignored: Kubernetes injects it for a Service",
                        "environment variable RESTANTE_SERVICE_HOST is ignored: Kubernetes injects it for a Service"),
                reading.warnings());
    }

    @Test
    void otherVariablesAndProperties_areProblemsWithTheNearestNames() {
        assertEquals(
                List.of("RST-1011 environment RESTANTE_PUBLIC_PROT (expected: the name of a setting; nearest: "
                        + "RESTANTE_PUBLIC_PORT, RESTANTE_PUBLIC_HOST)"),
                Loading.told(Loading.variables(Map.of("RESTANTE_PUBLIC_PROT", "hunter2"))));
        assertEquals(
                List.of("RST-1003 system property restante.public.prot restante.public.prot (expected: a key of "
                        + "reference.conf; nearest: restante.public.port, restante.public.host)"),
                Loading.told(Loading.properties(Map.of("restante.public.prot", "hunter2"))));
    }

    @Test
    void sources_areAllThatSomethingWasTakenFrom(@TempDir Path directory) {
        assertEquals("defaults", Loading.defaults().sources());
        Reading reading = Loading.all(
                directory,
                "restante.public { port = 1\n host = localhost }",
                Map.of("RESTANTE_MAILBOX", "memory", "RESTANTE_DURABILITY", "os"),
                Map.of("restante.log.level", "debug"));
        assertEquals(
                "application.conf; environment variable RESTANTE_DURABILITY, environment variable RESTANTE_MAILBOX; "
                        + "system property restante.log.level",
                reading.sources());
    }

    private static void assertPort(int port, String origin, Reading reading) {
        assertEquals(List.of(), Loading.told(reading));
        assertEquals(port, reading.candidate().publicListener().port());
        assertEquals(origin, reading.origin(KEY));
    }
}
