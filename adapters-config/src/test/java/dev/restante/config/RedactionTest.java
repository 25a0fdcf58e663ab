package dev.restante.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import dev.restante.domain.startup.ProblemCode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @Test
    void aSecretThatIsNotThere_isShownAsNone() {
        assertEquals("", Redaction.shown("restante.auth.jwt.secret", ""));
        assertEquals("[]", Redaction.shown("restante.management.key-hashes", "[]"));
        assertEquals(Redaction.HIDDEN, Redaction.shown("restante.management.key-hashes", "[x]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "restante.auth.secret", "restante.redis.password", "restante.auth.bearer-token", "restante.auth.tokens",
        "restante.tls.private-key", "restante.tls.key-passphrase", "restante.management.credentials"
    })
    void valueOfASecret_isHidden(String key) {
        assertEquals("***", Redaction.shown(key, "hunter2"));
        assertEquals("\"***\"", Setting.of(key, value("hunter2")).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"restante.auth.keys-file", "restante.auth.token-lifetime", "restante.public.port"})
    void valueOfAnotherSetting_isShown(String key) {
        assertEquals("4711", Redaction.shown(key, "4711"));
    }

    @Test
    void userInAnAddress_isHidden() {
        Setting setting = Setting.of("restante.redis.url", value("redis://me:hunter2@db.example:6379/0"));
        assertEquals("\"redis://***@db.example:6379/0\"", setting.value());
    }

    @Test
    void faultySecret_isNotShownByItsProblem() {
        Map<String, ConfigValue> written = Map.of("restante.auth.secret", value("hunter2"));
        Map<String, ConfigValue> standard = Map.of("restante.auth.secret", value("long enough to be a secret"));
        Findings findings = new Findings();
        Values values = new Values(written, standard, findings);
        String used = values.read("restante.auth.secret", value -> {
            String text = String.valueOf(value.unwrapped());
            if (text.length() < 16) {
                throw new Fault(ProblemCode.OUT_OF_RANGE, value, "at least 16 characters");
            }
            return text;
        });
        assertTrue(used.startsWith("long enough"));
        assertEquals(1, findings.problems().size());
        assertFalse(findings.problems().toString().contains("hunter2"), findings.problems().toString());
        assertEquals("***", values.written("restante.auth.secret"));
    }

    private static ConfigValue value(String text) {
        return ConfigValueFactory.fromAnyRef(text, "test");
    }
}
