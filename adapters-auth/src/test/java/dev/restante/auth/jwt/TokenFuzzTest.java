package dev.restante.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.nimbusds.jose.JWSAlgorithm;
import dev.restante.auth.keys.SecretHash;
import dev.restante.auth.keys.ShownKey;
import dev.restante.domain.access.Identity;
import dev.restante.ports.access.Authenticated;
import dev.restante.ports.access.Credential;
import dev.restante.ports.testing.Fuzz;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Any text as a token, as its claims, as a key or as a file of keys: judged, and never believed without its signature. */
@Timeout(3_600)
class TokenFuzzTest {
    private static final String GOOD = Tokens.hmac(JWSAlgorithm.HS256, Tokens.SECRET, Tokens.claims().build());
    private static final JwtAuthentication AUTHENTICATION = new JwtAuthentication(
            new TokenRules(
                    EnumSet.allOf(SigningAlgorithm.class), Optional.empty(), Optional.empty(), Duration.ofSeconds(30)),
            TokenKeys.ofSecret(Tokens.SECRET),
            () -> Tokens.NOW);

    private static Authenticated judge(String token) {
        return AUTHENTICATION.authenticate(new Credential(token)).toCompletableFuture().join();
    }

    @Test
    void anyText_isNoToken_noKeyOrOne_andNoKeysOrSome() {
        Fuzz.check(TokenFuzzTest.class, "tokens.txt", 4_000, (input, random) -> {
            String text = new String(input, StandardCharsets.UTF_8);
            assertFalse(judge(text) instanceof Authenticated.Known, text);
            assertFalse(judge(text) instanceof Authenticated.Unavailable, text);
            ShownKey.parse(text).ifPresent(key -> assertEquals(text, key.text()));
            try {
                assertEquals(text, SecretHash.parse(text).text());
            } catch (IllegalArgumentException none) {
                assertFalse(String.valueOf(none.getMessage()).contains("vYtiJ4"), "the hash is told");
            }
            try {
                TokenKeys.ofText(text);
            } catch (IllegalArgumentException none) {
                // As it shall be.
            }
        });
    }

    /** Claims that were signed by whoever may, but written by nobody sane. */
    @Test
    void anySignedClaims_areJudged() {
        Fuzz.check(TokenFuzzTest.class, "claims.txt", 4_000, (input, random) -> {
            Authenticated answer = judge(signed(input));
            if (answer instanceof Authenticated.Known known) {
                Identity identity = known.identity();
                assertFalse(identity.isExpired(Tokens.NOW));
                assertFalse(identity.principal().name().isEmpty());
            }
            assertFalse(answer instanceof Authenticated.Unavailable);
        });
    }

    @Test
    void aGoodToken_withAnyByteChanged_isNotKnownAsSomebodyElse() {
        Identity alice = assertInstanceOf(Authenticated.Known.class, judge(GOOD)).identity();
        Fuzz.check(TokenFuzzTest.class, "tokens.txt", 4_000, (input, random) -> {
            StringBuilder changed = new StringBuilder(GOOD);
            changed.setCharAt(random.nextInt(GOOD.length()), (char) random.nextInt(0x20, 0x7f));
            // The last character of a part has bits that mean nothing.
            if (judge(changed.toString()) instanceof Authenticated.Known known) {
                assertEquals(alice, known.identity());
            }
        });
    }

    private static String signed(byte[] claims) throws GeneralSecurityException {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String input = encoder.encodeToString("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.US_ASCII)) + "."
                + encoder.encodeToString(claims);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Tokens.SECRET, "HmacSHA256"));
        return input + "." + encoder.encodeToString(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
    }
}
