package dev.restante.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.environment.Facts.LogFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCheckTest {
    @ParameterizedTest
    @ValueSource(strings = {"development", "testing"})
    void laxEnvironment_startsWithTheDefaults(String environment) {
        Reading reading = Loading.variables(Map.of("RESTANTE_ENVIRONMENT", environment));
        assertEquals(List.of(), Loading.told(reading));
        assertEquals(LogFormat.TEXT, reading.candidate().log().format());
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void strictEnvironment_refusesTheDefaultsRowByRow(String environment) {
        Reading reading =
                Loading.variables(Map.of("RESTANTE_ENVIRONMENT", environment, "RESTANTE_MAILBOX", "memory",
                        "RESTANTE_LIMITS_NODE_BYTES", "128 MiB"));
        String origin = " environment variable RESTANTE_ENVIRONMENT policy ";
        assertEquals(
                List.of(
                        "RST-2001" + origin + "authentication: off (expected: on in " + environment + ")",
                        "RST-2003" + origin + "mailbox: memory (expected: durable in " + environment + ")",
                        "RST-2005" + origin + "origins: any loopback (expected: explicit in " + environment + ")",
                        "RST-2006" + origin + "transport: plain (expected: TLS, here or at a proxy in " + environment
                                + ")"),
                Loading.told(reading));
        assertEquals(LogFormat.JSON, reading.candidate().log().format());
        assertTrue(reading.problems().get(0).remedy().endsWith("restante.policy.waive = [authentication]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void strictEnvironment_startsWithWhatCannotBeMetYetWaivedByName(String environment) {
        Reading reading = Loading.variables(Map.of(
                "RESTANTE_ENVIRONMENT", environment,
                "RESTANTE_MAILBOX", "memory",
                "RESTANTE_LIMITS_NODE_BYTES", "128 MiB",
                "RESTANTE_POLICY_WAIVE", "authentication,mailbox",
                "RESTANTE_PUBLIC_ORIGINS", "https://app.example",
                "RESTANTE_PUBLIC_TLS_TERMINATED_BY_PROXY", "true"));
        assertEquals(List.of(), Loading.told(reading));
        assertEquals(
                List.of(
                        "policy row authentication is waived: off (" + environment + " asks for: on)",
                        "policy row mailbox is waived: memory (" + environment + " asks for: durable)"),
                reading.warnings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void ownTls_meetsTheTransportRow(String environment) {
        Reading reading = Loading.variables(Map.of(
                "RESTANTE_ENVIRONMENT", environment,
                "RESTANTE_POLICY_WAIVE", "authentication",
                "RESTANTE_PUBLIC_HOST", "0.0.0.0",
                "RESTANTE_PUBLIC_ORIGINS", "https://app.example",
                "RESTANTE_PUBLIC_TLS_CERTIFICATE", "/tls/chain.pem",
                "RESTANTE_PUBLIC_TLS_KEY", "/tls/key.pem"));
        assertEquals(List.of(), Loading.told(reading));
    }

    @Test
    void certificateWithoutItsKey_isNoTls() {
        Reading reading = Loading.variables(Map.of("RESTANTE_PUBLIC_TLS_CERTIFICATE", "/tls/chain.pem"));
        assertEquals(
                List.of("RST-1030 environment variable RESTANTE_PUBLIC_TLS_CERTIFICATE restante.public.tls.key "
                        + "(expected: a file, beside restante.public.tls.certificate)"),
                Loading.told(reading));
    }

    @Test
    void listenerBeyondLoopback_isRefusedWhereAuthenticationIsOff(@TempDir Path directory) {
        for (String open : List.of(
                "restante.public.host = 0.0.0.0",
                "restante.management { host = \"::\", key-hashes = [\"pbkdf2-sha512$210000$" + "s".repeat(22) + "$"
                        + "h".repeat(43) + "\"] }",
                "restante.public.host = somewhere.example",
                "restante.public.host = 127.0.0.1.example")) {
            assertEquals(
                    List.of("RST-2002 reference.conf:8 policy listeners: network (expected: loopback only, unless "
                            + "authentication is on in development)"),
                    Loading.told(Loading.file(directory, open)),
                    open);
        }
    }

    @Test
    void textLogInProduction_isRefused() {
        List<String> told = Loading.told(
                Loading.variables(Map.of("RESTANTE_ENVIRONMENT", "production", "RESTANTE_LOG_FORMAT", "text")));
        assertTrue(told.stream().anyMatch(t -> t.startsWith("RST-2007 ")), told.toString());
    }

    @Test
    void faultyValue_isNotHeldAgainstThePolicyToo() {
        List<String> told = Loading.told(
                Loading.variables(Map.of("RESTANTE_ENVIRONMENT", "production", "RESTANTE_MAILBOX", "redis")));
        assertTrue(told.stream().noneMatch(t -> t.startsWith("RST-2003 ")), told.toString());
    }
}
