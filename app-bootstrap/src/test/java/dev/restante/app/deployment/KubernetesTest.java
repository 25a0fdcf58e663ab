package dev.restante.app.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The manifests fit the settings that they make, and each other. */
class KubernetesTest {
    private final List<Yaml> documents;
    private final Yaml pod;
    private final Yaml container;
    private final Settings settings;

    KubernetesTest() throws IOException {
        documents = Yaml.documents(Files.readString(Deployed.FILES.resolve("kubernetes/restante.yaml")));
        pod = only("StatefulSet").at("spec", "template", "spec");
        container = pod.at("containers").each().findFirst().orElseThrow();
        settings = Deployed.settings(Optional.empty(), variables());
    }

    private Yaml only(String kind) {
        List<Yaml> found = documents.stream().filter(document -> document.at("kind").text().equals(kind)).toList();
        assertEquals(1, found.size(), kind);
        return found.get(0);
    }

    private Map<String, String> variables() {
        return container.at("env")
                .each()
                .collect(Collectors.toMap(
                        one -> one.at("name").text(), KubernetesTest::value, (one, other) -> {
                            throw new AssertionError("twice: " + one);
                        }, TreeMap::new));
    }

    /** What the secrets are that docs/operations.md has made. */
    private static String value(Yaml variable) {
        if (variable.has("value")) {
            return variable.at("value").text();
        }
        String secret = variable.at("valueFrom", "secretKeyRef", "name").text();
        return switch (secret) {
            case "restante-tokens" -> "0kq8vYw3nRk5sTz7uXb9cDe2fGh4jLm6p";
            case "restante-operators" -> "pbkdf2-sha512$210000$" + "s".repeat(22) + "$" + "h".repeat(43);
            default -> throw new AssertionError(secret + " (expected: a secret that docs/operations.md makes)");
        };
    }

    @Test
    void probes_askTheManagementListenerForWhatTheyMean() {
        for (String probe : List.of("startupProbe /startupz", "readinessProbe /readyz", "livenessProbe /livez")) {
            Yaml asked = container.at(probe.split(" ", 2)[0], "httpGet");
            assertEquals(probe.split(" ", 2)[1], asked.at("path").text());
            assertEquals(settings.management().port(), port(asked.at("port").text()), probe);
        }
    }

    @Test
    void listeners_areReachedFromOutsideOfThePod() {
        assertEquals("0.0.0.0", settings.management().host());
        assertEquals("0.0.0.0", settings.publicListener().host());
        assertEquals(settings.publicListener().port(), port("public"));
    }

    @Test
    void startupProbe_isMorePatientThanTheStartItself() {
        assertTrue(patience("startupProbe").compareTo(settings.startup().deadline()) > 0);
    }

    @Test
    void readinessProbe_noticesALameDuckBeforeTheFirstClose() {
        assertTrue(patience("readinessProbe").compareTo(settings.drain().lameDuck()) < 0);
    }

    @Test
    void gracePeriod_coversTheTerminationBudget() {
        Duration grace = Duration.ofSeconds(pod.at("terminationGracePeriodSeconds").number());
        assertTrue(grace.compareTo(settings.drain().terminationBudget()) > 0);
        assertFalse(container.has("lifecycle"), "a preStop hook would take its time from the budget");
    }

    @Test
    void services_setNoVariableOfOurs() {
        assertEquals("false", pod.at("enableServiceLinks").text());
        documents.stream()
                .filter(document -> document.at("kind").text().equals("Service"))
                .map(service -> service.at("metadata", "name").text().toUpperCase(Locale.ROOT))
                .forEach(name -> assertFalse(name.startsWith("RESTANTE"), name));
    }

    @Test
    void store_isOnTheVolumeOfOneProcess() {
        Yaml mount = container.at("volumeMounts")
                .each()
                .filter(one -> one.at("name").text().equals("store"))
                .findFirst()
                .orElseThrow();
        assertTrue(settings.dataDirectory().startsWith(mount.at("mountPath").text()));
        Yaml claim = only("StatefulSet").at("spec", "volumeClaimTemplates").each().findFirst().orElseThrow();
        assertEquals(List.of("ReadWriteOncePod"), claim.at("spec", "accessModes").value());
        assertEquals(1, only("StatefulSet").at("spec", "replicas").number());
    }

    @Test
    void selectors_meanThePod() {
        Object labels = only("StatefulSet").at("spec", "template", "metadata", "labels").value();
        assertEquals(labels, only("StatefulSet").at("spec", "selector", "matchLabels").value());
        assertEquals(labels, only("PodDisruptionBudget").at("spec", "selector", "matchLabels").value());
        assertEquals(labels, only("NetworkPolicy").at("spec", "podSelector", "matchLabels").value());
        documents.stream()
                .filter(document -> document.at("kind").text().equals("Service"))
                .forEach(service -> assertEquals(labels, service.at("spec", "selector").value()));
    }

    @Test
    void networkPolicy_opensThePublicListenerOnly() {
        List<String> open = only("NetworkPolicy")
                .at("spec", "ingress")
                .each()
                .flatMap(rule -> rule.at("ports").each())
                .map(port -> port.at("port").text())
                .toList();
        assertEquals(List.of("public"), open);
    }

    @Test
    void pod_runsAsTheUserOfTheImage() throws IOException {
        String user =
                pod.at("securityContext", "runAsUser").text() + ":" + pod.at("securityContext", "runAsGroup").text();
        assertEquals(user, Dockerfile.read().last("USER"));
    }

    /** How long a probe may fail before it counts. */
    private Duration patience(String probe) {
        Yaml settled = container.at(probe);
        return Duration.ofSeconds(
                (long) settled.at("periodSeconds").number() * settled.at("failureThreshold").number());
    }

    private int port(String name) {
        return container.at("ports")
                .each()
                .filter(port -> port.at("name").text().equals(name))
                .map(port -> port.at("containerPort").number())
                .findFirst()
                .orElseThrow();
    }
}
