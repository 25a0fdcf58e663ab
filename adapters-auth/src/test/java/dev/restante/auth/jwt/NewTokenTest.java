package dev.restante.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.access.Grants;
import dev.restante.domain.access.Identity;
import dev.restante.domain.access.Principal;
import dev.restante.domain.access.ThreadPattern;
import dev.restante.ports.access.Authenticated;
import dev.restante.ports.access.Credential;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is made here is taken there. */
class NewTokenTest {
    private static final Grants GRANTS = new Grants(
            List.of(new ThreadPattern("orders-*")), List.of(new ThreadPattern("inbox")), List.of());
    private static final NewToken TOKEN = new NewToken(
            new Principal("alice"), GRANTS, Optional.of("us"), Optional.of("restante"), Tokens.NOW,
            Tokens.NOW.plusSeconds(60));

    @Test
    void tokenOfEveryAlgorithm_isKnownAsWhatItWasMadeFor() throws Exception {
        EnumSet<SigningAlgorithm> signed = EnumSet.noneOf(SigningAlgorithm.class);
        SigningKey secret = SigningKey.ofSecret(Tokens.SECRET);
        for (SigningAlgorithm algorithm : secret.algorithms()) {
            assertKnown(TOKEN.signedBy(secret, algorithm), algorithm, TokenKeys.ofSecret(Tokens.SECRET));
            signed.add(algorithm);
        }
        for (var pair : List.of(Tokens.RSA.toKeyPair(), Tokens.EC.toKeyPair(), Tokens.ED)) {
            SigningKey key = pem(pair.getPrivate().getEncoded());
            TokenKeys keys = TokenKeys.ofText(Tokens.pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            for (SigningAlgorithm algorithm : key.algorithms()) {
                assertKnown(TOKEN.signedBy(key, algorithm), algorithm, keys);
                signed.add(algorithm);
            }
        }
        assertEquals(EnumSet.allOf(SigningAlgorithm.class), signed);
    }

    @Test
    void withoutIssuerAndAudience_itNamesNone() {
        NewToken plain = new NewToken(
                TOKEN.subject(), Grants.NOTHING, Optional.empty(), Optional.empty(), TOKEN.issued(), TOKEN.expires());
        String token = plain.signedBy(SigningKey.ofSecret(Tokens.SECRET), SigningAlgorithm.HS256);
        assertInstanceOf(
                Authenticated.Refused.class,
                ask(token, SigningAlgorithm.HS256, TokenKeys.ofSecret(Tokens.SECRET)));
    }

    @Test
    void timeThatRunsBackwards_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new NewToken(
                TOKEN.subject(), GRANTS, Optional.empty(), Optional.empty(), TOKEN.expires(), TOKEN.expires()));
    }

    @Test
    void secret_offersTheAlgorithmsItIsLongEnoughFor() {
        assertEquals(
                "secret: 31 bytes (expected: at least 32)", refusal(() -> SigningKey.ofSecret(new byte[31])));
        assertEquals(List.of(SigningAlgorithm.HS256), SigningKey.ofSecret(new byte[32]).algorithms());
        assertEquals(2, SigningKey.ofSecret(new byte[48]).algorithms().size());
        assertEquals(
                "algorithm: HS512 (expected: one of [HS256])",
                refusal(() -> TOKEN.signedBy(SigningKey.ofSecret(new byte[32]), SigningAlgorithm.HS512)));
    }

    @Test
    void keyThatIsWeakOrOfAnotherKind_isRefusedWithoutAWordOfIt() throws Exception {
        KeyPairGenerator p384 = KeyPairGenerator.getInstance("EC");
        p384.initialize(new ECGenParameterSpec("secp384r1"));
        KeyPairGenerator small = KeyPairGenerator.getInstance("RSA");
        small.initialize(1024);
        byte[] good = Tokens.ED.getPrivate().getEncoded();
        for (String bad : List.of(
                "", Tokens.pem("PUBLIC KEY", Tokens.ED.getPublic().getEncoded()),
                Tokens.pem("RSA PRIVATE KEY", good), Tokens.pem("ENCRYPTED PRIVATE KEY", good),
                Tokens.pem("PRIVATE KEY", Arrays.copyOf(good, good.length - 1)),
                Tokens.pem("PRIVATE KEY", p384.generateKeyPair().getPrivate().getEncoded()),
                Tokens.pem("PRIVATE KEY", small.generateKeyPair().getPrivate().getEncoded()),
                "-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----")) {
            String told = refusal(() -> SigningKey.ofPem(bad));
            assertTrue(told.matches("key: .* \\(expected: .*\\)"), told);
        }
    }

    @Test
    void toString_showsNothingOfTheKey() {
        String shown = SigningKey.ofSecret(Tokens.SECRET) + " " + pem(Tokens.ED.getPrivate().getEncoded());
        assertFalse(shown.contains(new String(Tokens.SECRET, StandardCharsets.US_ASCII)), shown);
        assertEquals("SigningKey[HS256, HS384, HS512] SigningKey[EDDSA]", shown);
    }

    private static void assertKnown(String token, SigningAlgorithm algorithm, TokenKeys keys) {
        Identity alice = assertInstanceOf(Authenticated.Known.class, ask(token, algorithm, keys)).identity();
        assertEquals(new Identity(new Principal("alice"), GRANTS, Tokens.NOW.plusSeconds(60)), alice);
    }

    private static Authenticated ask(String token, SigningAlgorithm algorithm, TokenKeys keys) {
        TokenRules rules =
                new TokenRules(EnumSet.of(algorithm), Optional.of("us"), Optional.of("restante"), Duration.ZERO);
        InstantSource clock = InstantSource.fixed(Tokens.NOW);
        return new JwtAuthentication(rules, keys, clock)
                .authenticate(new Credential(token))
                .toCompletableFuture()
                .join();
    }

    private static SigningKey pem(byte[] encoded) {
        return SigningKey.ofPem(Tokens.pem("PRIVATE KEY", encoded));
    }

    private static String refusal(Runnable step) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, step::run).getMessage());
    }
}
