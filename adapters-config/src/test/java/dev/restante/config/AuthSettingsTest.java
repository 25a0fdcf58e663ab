package dev.restante.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may come in: what is read, and what is refused. */
class AuthSettingsTest {
    private static final String SECRET = "qJ8vYw3nRk5sTz7uXb9cDe2fGh4jLm6p";
    private static final String HASH = "pbkdf2-sha512$210000$" + "s".repeat(22) + "$" + "h".repeat(43);

    @TempDir
    Path directory;

    private List<String> problems(String text) {
        return Loading.told(Loading.file(directory, text));
    }

    private void told(String text, String... parts) {
        List<String> problems = problems(text);
        assertEquals(1, problems.size(), problems::toString);
        for (String part : parts) {
            assertTrue(problems.get(0).contains(part), () -> problems.get(0) + " lacks " + part);
        }
    }

    @Test
    void keysOfTokens_areReadFromAFileOrAnAddress() {
        AuthSettings.Tokens file = Loading.file(directory, "restante.auth.jwt.keys = /etc/keys.pem")
                .candidate()
                .auth()
                .tokens();
        assertEquals(Optional.of(Path.of("/etc/keys.pem")), file.keys());
        AuthSettings.Tokens address = Loading.file(directory, "restante.auth.jwt.jwks = \"https://login.example/k\"")
                .candidate()
                .auth()
                .tokens();
        assertEquals(Optional.of("https://login.example/k"), address.jwks());
    }

    @Test
    void authenticationThatNobodyCouldPass_isRefused() {
        told("restante.auth.mode = required", "RST-1027", "auth.mode", "nobody could come in");
    }

    @Test
    void twoSourcesOfKeys_areRefused() {
        told("restante.auth.jwt { secret = " + SECRET + ", keys = /k.pem }", "RST-1027", "one of jwt.secret");
    }

    @ParameterizedTest
    @CsvSource({"secret = " + SECRET + ", RS256", "keys = /k.pem, HS256", "jwks = \"https://a.example\", HS512"})
    void anAlgorithmOfAnotherKindThanTheKey_isRefused(String key, String algorithm) {
        told("restante.auth.jwt { " + key + ", algorithms = [" + algorithm + "] }", "RST-1027", "algorithms");
    }

    @ParameterizedTest
    @CsvSource({"HS384", "HS512"})
    void aSecretTooShortForItsAlgorithm_isRefused(String algorithm) {
        told("restante.auth.jwt { secret = " + SECRET + ", algorithms = [" + algorithm + "] }", "RST-1027", "64 bytes");
    }

    @Test
    void aShortSecret_isRefusedAndNotShown() {
        told("restante.auth.jwt.secret = abc123", "RST-1009", "at least 32 bytes");
        assertFalse(problems("restante.auth.jwt.secret = abc123").get(0).contains("abc123"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://login.example/k", "ftp://a", "https://u:p@a.example", "https:///k",
        "https://a.example/{x}", "https://a.example/%zz", "https://a.example#k", "x"})
    void anUnsafeAddressOfKeys_isRefused(String address) {
        told("restante.auth.jwt.jwks = \"" + address + "\"", "RST-1009", "https://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ id = k123, name = a }", "{ id = k1, name = a, hash = %s }", "{ id = k123, hash = %s }",
        "{ id = k123, name = \"a b\", hash = %s }", "{ id = k123, name = a, hash = %s, other = 1 }",
        "{ id = k123, name = a, hash = %s, send = x }", "{ id = k123, name = a, hash = %s, send = [\"$x\"] }",
        "{ id = k123, name = a, hash = \"pbkdf2-sha512$1$aa$bb\" }", "text"})
    void aKeyThatIsNone_isRefusedAndNotShown(String key) {
        String text = "restante.auth.api-keys = [" + key.replace("%s", '"' + HASH + '"') + "]";
        told(text, "restante.auth.api-keys");
        assertFalse(problems(text).get(0).contains("hhhh"));
    }

    @Test
    void twoKeysOfOneId_areRefused() {
        String key = "{ id = k123, name = a, hash = \"" + HASH + "\" }";
        told("restante.auth.api-keys = [" + key + ", " + key + "]", "RST-1027", "an id of its own");
    }

    @Test
    void aManagementListenerOnTheNetwork_needsAKey() {
        Map<String, String> open =
                Map.of("RESTANTE_MANAGEMENT_HOST", "0.0.0.0", "RESTANTE_POLICY_WAIVE", "listeners");
        List<String> problems = Loading.told(Loading.variables(open));
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.get(0).contains("RST-1028"), problems::toString);
        Map<String, String> keyed = Map.of(
                "RESTANTE_MANAGEMENT_HOST", "0.0.0.0", "RESTANTE_POLICY_WAIVE", "listeners",
                "RESTANTE_MANAGEMENT_KEY_HASHES", HASH);
        assertEquals(List.of(), Loading.told(Loading.variables(keyed)));
    }

    @Test
    void production_takesAStrongSecretAndNoWeakOne() {
        String production =
                "restante { environment = production, policy.waive = [origins, transport], log.format = json"
                        + "\nauth { mode = required, jwt.secret = %s } }";
        assertEquals(List.of(), problems(production.formatted(SECRET)));
        told(production.formatted("please-changeme-" + SECRET), "RST-2004", "secrets");
        told(production.formatted("ab".repeat(20)), "RST-2004");
        told("restante { environment = production, policy.waive = [origins, transport] }", "RST-2001");
    }

    @Test
    void nothingSecret_isShownByAnyRecord() {
        AuthSettings auth = Loading.file(directory, "restante.auth { mode = required, jwt.secret = " + SECRET
                + ", api-keys = [{ id = k123, name = a, hash = \"" + HASH + "\" }] }").candidate().auth();
        assertFalse(auth.toString().contains(SECRET));
        assertFalse(auth.toString().contains("hhhh"));
    }
}
