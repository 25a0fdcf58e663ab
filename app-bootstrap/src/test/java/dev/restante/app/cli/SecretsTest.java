package dev.restante.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.restante.auth.jwt.JwtAuthentication;
import dev.restante.auth.jwt.SigningAlgorithm;
import dev.restante.auth.jwt.TokenKeys;
import dev.restante.auth.jwt.TokenRules;
import dev.restante.auth.keys.SecretHash;
import dev.restante.auth.keys.ShownKey;
import dev.restante.domain.access.Grants;
import dev.restante.domain.access.Identity;
import dev.restante.domain.access.ThreadPattern;
import dev.restante.ports.access.Authenticated;
import dev.restante.ports.access.Credential;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code restante key} and {@code restante token}: what they print is what the gateway takes. */
class SecretsTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    @Test
    void key_isShownOnce_andOnlyItsHashIsForTheSettings() {
        assertEquals(0,
                execute("key", "shop1", "--name", "shop", "--send", "orders-*", "--send", "bills", "--follow", "*"));
        String[] parts = out.toString().split("\\R\\R", 2);
        ShownKey shown = ShownKey.parse(parts[0]).orElseThrow();
        assertEquals("shop1", shown.id());
        assertFalse(parts[1].contains(shown.secret()), parts[1]);
        Config kept = ConfigFactory.parseString(parts[1]).resolve().getConfigList("restante.auth.api-keys").get(0);
        assertTrue(SecretHash.parse(kept.getString("hash")).matches(shown.secret()));
        assertEquals(
                Map.of("id", "shop1", "name", "shop", "follow", List.of("*"), "send", List.of("orders-*", "bills"),
                        "purge", List.of()),
                kept.withoutPath("hash").root().unwrapped());
        assertEquals("", err.toString());
    }

    @Test
    void keyThatGrantsNothing_isMade_andThatIsTold() {
        assertEquals(0, execute("key", "shop1"));
        assertTrue(err.toString().contains("it grants nothing"), err.toString());
    }

    @Test
    void tokenOfASecret_isKnownUntilItExpires_whateverEndsTheLine() throws Exception {
        for (String end : List.of("", "\n", "\r\n")) {
            Path file = Files.writeString(directory.resolve("secret"), SECRET + end);
            out.getBuffer().setLength(0);
            assertEquals(0, execute("token", "--secret-file", file.toString(), "--subject", "alice", "--follow", "a-*",
                    "--send", "b", "--purge", "c", "--issuer", "us", "--audience", "them", "--expires", "90m"));
            Instant now = Instant.now();
            TokenKeys keys = TokenKeys.ofSecret(SECRET.getBytes(StandardCharsets.UTF_8));
            Identity alice = known(out.toString().strip(), SigningAlgorithm.HS256, keys, now);
            assertEquals("alice", alice.principal().name());
            assertEquals(new Grants(patterns("a-*"), patterns("b"), patterns("c")), alice.grants());
            assertTrue(alice.expires().isAfter(now.plusSeconds(89 * 60)), alice.expires() + " " + now);
            assertInstanceOf(
                    Authenticated.Expired.class,
                    ask(out.toString().strip(), SigningAlgorithm.HS256, keys, now.plusSeconds(91 * 60)));
        }
    }

    @Test
    void tokenOfAPrivateKey_isKnownByThePublicOne() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path file = Files.writeString(directory.resolve("key.pem"), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        assertEquals(0, execute("token", "--key-file", file.toString(), "--subject", "shop", "--send", "*",
                "--issuer", "us", "--audience", "them", "--algorithm", "EdDSA"));
        TokenKeys keys = TokenKeys.ofText(pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        known(out.toString().strip(), SigningAlgorithm.EDDSA, keys, Instant.now());
    }

    @Test
    void secret_mayComeFromStandardInput() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream((SECRET + "\n").getBytes(StandardCharsets.UTF_8)));
        try {
            assertEquals(0, execute("token", "--secret-file", "-", "--subject", "a", "--algorithm", "hs256"));
        } finally {
            System.setIn(before);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            key                                                     | ID
            key a_b                                                 | id: a_b (expected: 4 - 32 letters and digits)
            key shop --name=a\u00e9                                 | --name: principal: a
            key shop --send=a*b                                     | --send: pattern: a*b (expected: the name of a thread
            key shop --follow=$probe-x                              | --follow: pattern: $probe-x (expected:
            token --subject=a                                       | --secret-file
            token --subject=a --secret-file=x --key-file=y          | mutually exclusive
            token --secret-file=DIR/secret                          | --subject
            token --subject=a --secret-file=DIR/absent              | DIR/absent (expected: a file that can be read)
            token --subject=a --secret-file=DIR                     | (expected: a file that can be read)
            token --subject=a --secret-file=DIR/short               | --secret-file: secret: 5 bytes (expected: at least 32)
            token --subject=a --secret-file=DIR/long                | DIR/long (expected: at most 65536 bytes)
            token --subject=a --key-file=DIR/secret                 | --key-file: key: none in it (expected: one unencrypted
            token --subject=a --secret-file=DIR/secret --expires=1  | --expires: 1 (expected: a whole number and s, m, h or d)
            token --subject=a --secret-file=DIR/secret --expires=0s | --expires: 0s (expected:
            token --subject=a --secret-file=DIR/secret --algorithm=none | --algorithm: none (expected: one of [HS256])
            token --subject=a --secret-file=DIR/secret --algorithm=HS512 | --algorithm: HS512 (expected: one of [HS256])
            send t 1 --token-file=DIR/absent                        | --token-file: DIR/absent (expected: a file
            send t 1 --token-file=DIR/long                          | --token-file: DIR/long (expected: at most 65536
            send t 1 --token-file=DIR/two                           | --token-file: 9 characters that are no token
            follow t --token-file=DIR/two                           | --token-file: 9 characters that are no token
            """)
    void whatIsWrong_isToldInALine_andNoSecretIs(String line, String told) throws Exception {
        Files.writeString(directory.resolve("secret"), SECRET);
        Files.writeString(directory.resolve("short"), "hello\n");
        Files.writeString(directory.resolve("long"), "a".repeat(65_537));
        Files.writeString(directory.resolve("two"), "one two \n\n");
        assertEquals(2, execute(line.replace("DIR", directory.toString()).split(" ")), out.toString());
        String expected = told.replace("DIR", directory.toString());
        assertTrue(err.toString().contains(expected), err.toString());
        assertFalse(err.toString().contains(SECRET), err.toString());
        assertTrue(err.toString().lines().count() <= 3, err.toString());
        assertEquals("", out.toString());
    }

    private static Identity known(String token, SigningAlgorithm algorithm, TokenKeys keys, Instant now) {
        return assertInstanceOf(Authenticated.Known.class, ask(token, algorithm, keys, now)).identity();
    }

    private static Authenticated ask(String token, SigningAlgorithm algorithm, TokenKeys keys, Instant now) {
        TokenRules rules = new TokenRules(Set.of(algorithm), Optional.of("us"), Optional.of("them"), Duration.ZERO);
        return new JwtAuthentication(rules, keys, InstantSource.fixed(now))
                .authenticate(new Credential(token))
                .toCompletableFuture()
                .join();
    }

    private static List<ThreadPattern> patterns(String text) {
        return List.of(new ThreadPattern(text));
    }

    private static String pem(String title, byte[] encoded) {
        return "-----BEGIN " + title + "-----\n" + Base64.getMimeEncoder().encodeToString(encoded) + "\n-----END "
                + title + "-----\n";
    }

    private int execute(String... arguments) {
        CommandLine restante = CommandLines.restante(System.nanoTime());
        return restante.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
    }
}
