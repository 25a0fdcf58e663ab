package dev.restante.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.restante.domain.access.Action;
import dev.restante.domain.access.Identity;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.access.Authenticated;
import dev.restante.ports.access.Credential;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tokens that are good, and all the ways in which others are not. */
class JwtAuthenticationTest {
    private static final String KEYS =
            new JWKSet(List.of(Tokens.RSA.toPublicJWK(), Tokens.EC.toPublicJWK(), Tokens.edPublic())).toString();
    private static final Set<SigningAlgorithm> PUBLIC =
            EnumSet.of(SigningAlgorithm.RS256, SigningAlgorithm.PS256, SigningAlgorithm.ES256, SigningAlgorithm.EDDSA);
    private static final Set<SigningAlgorithm> SHARED =
            EnumSet.of(SigningAlgorithm.HS256, SigningAlgorithm.HS384, SigningAlgorithm.HS512);

    @Test
    void goodTokenOfEachAlgorithm_isKnown() {
        JWTClaimsSet claims = Tokens.claims().build();
        for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS384, JWSAlgorithm.HS512)) {
            known(bySecret(Tokens.hmac(algorithm, Tokens.SECRET, claims)));
        }
        for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256)) {
            known(byKeys(Tokens.rsa(algorithm, Tokens.RSA, claims)));
        }
        known(byKeys(Tokens.ec(Tokens.EC, claims)));
        known(byKeys(Tokens.ed(claims)));
    }

    @Test
    void claims_grantWhatTheySayAndNothingElse() {
        Identity alice = known(bySecret(Tokens.hmac(JWSAlgorithm.HS256, Tokens.SECRET, Tokens.claims().build())));
        assertEquals("alice", alice.principal().name());
        assertEquals(Tokens.NOW.plusSeconds(3630), alice.expires());
        assertTrue(alice.may(Action.FOLLOW, new ThreadId("orders-1")));
        assertTrue(alice.may(Action.SEND, new ThreadId("inbox")));
        assertFalse(alice.may(Action.SEND, new ThreadId("inbox2")));
        assertFalse(alice.may(Action.PURGE, new ThreadId("inbox")));
        assertFalse(known(bySecret(hmac(Tokens.claims().claim("restante", null)))).may(
                Action.FOLLOW, new ThreadId("orders-1")));
    }

    @Test
    void unsignedToken_isRefused() {
        String none = encoded("{\"alg\":\"none\"}") + "." + encoded(Tokens.claims().build().toString()) + ".";
        refused(byKeys(none));
        refused(bySecret(none));
    }

    @Test
    void publicKeyUsedAsSharedSecret_isRefused() throws Exception {
        byte[] publicKey = Tokens.RSA.toRSAPublicKey().getEncoded();
        String confused = Tokens.hmac(JWSAlgorithm.HS256, publicKey, Tokens.claims().build());
        refused(byKeys(confused));
        // Even where somebody allows both kinds at once.
        TokenRules all = rules(EnumSet.allOf(SigningAlgorithm.class));
        refused(judge(new JwtAuthentication(all, TokenKeys.ofText(KEYS), () -> Tokens.NOW), confused));
    }

    @Test
    void algorithmThatIsNotAllowed_isRefused() {
        TokenRules onlyPs = rules(EnumSet.of(SigningAlgorithm.PS256));
        String token = Tokens.rsa(JWSAlgorithm.RS256, Tokens.RSA, Tokens.claims().build());
        refused(judge(new JwtAuthentication(onlyPs, TokenKeys.ofText(KEYS), () -> Tokens.NOW), token));
    }

    @Test
    void otherKey_orChangedToken_isRefused() {
        refused(byKeys(Tokens.rsa(JWSAlgorithm.RS256, Tokens.rsa("rsa-1"), Tokens.claims().build())));
        refused(byKeys(Tokens.ec(Tokens.ec("ec-1"), Tokens.claims().build())));
        String good = Tokens.ed(Tokens.claims().build());
        String[] parts = good.split("\\.", -1);
        String mallory = encoded(Tokens.claims().subject("mallory").build().toString());
        refused(byKeys(parts[0] + "." + mallory + "." + parts[2]));
        refused(bySecret(Tokens.hmac(JWSAlgorithm.HS256, new byte[64], Tokens.claims().build())));
    }

    @Test
    void expiredToken_isExpiredAfterTheSkewOnly() {
        JWTClaimsSet.Builder claims = Tokens.claims();
        known(bySecret(hmac(claims.expirationTime(Date.from(Tokens.NOW.minusSeconds(29))))));
        assertInstanceOf(
                Authenticated.Expired.class,
                bySecret(hmac(claims.expirationTime(Date.from(Tokens.NOW.minusSeconds(30))))));
        refused(bySecret(hmac(claims.expirationTime(null))));
        // Nothing is said of one that is not ours.
        refused(bySecret(Tokens.hmac(JWSAlgorithm.HS256, new byte[64],
                claims.expirationTime(Date.from(Tokens.NOW.minusSeconds(90))).build())));
    }

    @Test
    void tokenNotValidYet_isRefusedButForTheSkew() {
        known(bySecret(hmac(Tokens.claims().notBeforeTime(Date.from(Tokens.NOW.plusSeconds(30))))));
        refused(bySecret(hmac(Tokens.claims().notBeforeTime(Date.from(Tokens.NOW.plusSeconds(31))))));
    }

    @Test
    void otherIssuerAudienceOrSubject_isRefused() {
        refused(bySecret(hmac(Tokens.claims().issuer("https://other.example"))));
        refused(bySecret(hmac(Tokens.claims().issuer(null))));
        refused(bySecret(hmac(Tokens.claims().audience("other"))));
        known(bySecret(hmac(Tokens.claims().audience(List.of("other", "restante")))));
        refused(bySecret(hmac(Tokens.claims().subject(null))));
        refused(bySecret(hmac(Tokens.claims().subject("a b"))));
        refused(bySecret(hmac(Tokens.claims().subject("x\nlevel=ERROR"))));
    }

    @Test
    void malformedGrants_areRefused() {
        for (Object grants : List.of(
                "orders", List.of(), Map.of("follow", "orders"), Map.of("follow", List.of(1)),
                Map.of("send", List.of("a*b")), Map.of("purge", List.of("$probe*")))) {
            refused(bySecret(hmac(Tokens.claims().claim("restante", grants))));
        }
    }

    @Test
    void whatIsNoToken_isRefused() {
        for (String text : List.of("", ".", "..", "a.b.c", "e30.e30.e30", "x".repeat(100_000), "\u0000", "🦆.🦆.🦆",
                encoded("{\"alg\":\"HS256\",\"crit\":[\"exp\"],\"exp\":1}") + ".e30.AA",
                encoded("[".repeat(3_000)) + ".e30.AA")) {
            refused(byKeys(text));
            refused(bySecret(text));
        }
    }

    @Test
    void keysOfAFile_areReadFromPem_andPrivateOrSharedOnesRefused() throws Exception {
        String pem = Tokens.pem("PUBLIC KEY", Tokens.RSA.toRSAPublicKey().getEncoded())
                + Tokens.pem("PUBLIC KEY", Tokens.EC.toECPublicKey().getEncoded())
                + Tokens.pem("PUBLIC KEY", Tokens.ED.getPublic().getEncoded());
        var byPem = new JwtAuthentication(rules(PUBLIC), TokenKeys.ofText(pem), () -> Tokens.NOW);
        JWTClaimsSet claims = Tokens.claims().build();
        for (String token : List.of(
                Tokens.rsa(JWSAlgorithm.RS256, Tokens.RSA, claims), Tokens.ec(Tokens.EC, claims), Tokens.ed(claims))) {
            known(judge(byPem, token));
        }
        for (String bad : List.of(
                "", "{}", "{\"keys\":[]}", new JWKSet(Tokens.RSA).toString(false),
                "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}",
                Tokens.pem("PRIVATE KEY", Tokens.ED.getPrivate().getEncoded()),
                Tokens.pem("PUBLIC KEY", new byte[9]))) {
            org.junit.jupiter.api.Assertions.assertThrows(IllegalArgumentException.class, () -> TokenKeys.ofText(bad),
                    bad);
        }
    }

    private static String hmac(JWTClaimsSet.Builder claims) {
        return Tokens.hmac(JWSAlgorithm.HS256, Tokens.SECRET, claims.build());
    }

    private static Authenticated bySecret(String token) {
        return judge(new JwtAuthentication(rules(SHARED), TokenKeys.ofSecret(Tokens.SECRET), () -> Tokens.NOW), token);
    }

    private static Authenticated byKeys(String token) {
        return judge(new JwtAuthentication(rules(PUBLIC), TokenKeys.ofText(KEYS), () -> Tokens.NOW), token);
    }

    private static Authenticated judge(JwtAuthentication authentication, String token) {
        return authentication.authenticate(new Credential(token)).toCompletableFuture().join();
    }

    private static TokenRules rules(Set<SigningAlgorithm> algorithms) {
        return new TokenRules(
                algorithms, Optional.of("https://issuer.example"), Optional.of("restante"), Duration.ofSeconds(30));
    }

    private static Identity known(Authenticated answer) {
        return assertInstanceOf(Authenticated.Known.class, answer).identity();
    }

    private static void refused(Authenticated answer) {
        assertInstanceOf(Authenticated.Refused.class, answer);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
