package dev.restante.auth.jwt;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jwt.SignedJWT;
import dev.restante.ports.access.Authenticated;
import dev.restante.ports.access.Authentication;
import dev.restante.ports.access.Credential;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Signed tokens. Safe for use by many threads. */
public final class JwtAuthentication implements Authentication {
    private static final Authenticated BAD_SIGNATURE = new Authenticated.Refused("token: signed by no key of ours");

    private final TokenRules rules;
    private final TokenKeys keys;
    private final Claims claims;
    private final InstantSource clock;

    public JwtAuthentication(TokenRules rules, TokenKeys keys, InstantSource clock) {
        this.rules = rules;
        this.keys = keys;
        this.claims = new Claims(rules);
        this.clock = clock;
    }

    @Override
    public CompletionStage<Authenticated> authenticate(Credential credential) {
        if (credential.token().length() > Credential.MAX_LENGTH) {
            return CompletableFuture.completedStage(new Authenticated.Refused("token: too long"));
        }
        SignedJWT token;
        try {
            token = SignedJWT.parse(credential.token());
        } catch (ParseException | RuntimeException malformed) { // hostile input finds what a parser did not think of
            return CompletableFuture.completedStage(new Authenticated.Refused("token: not a signed JWT"));
        }
        Optional<SigningAlgorithm> algorithm = algorithm(token.getHeader());
        if (algorithm.isEmpty()) {
            return CompletableFuture.completedStage(new Authenticated.Refused("token: alg is not allowed"));
        }
        return keys.whenAvailable(() -> judge(token, algorithm.get()));
    }

    private Optional<SigningAlgorithm> algorithm(JWSHeader header) {
        boolean plain = header.getCriticalParams() == null && header.isBase64URLEncodePayload();
        return rules.algorithms()
                .stream()
                .filter(allowed -> plain && allowed.jose().equals(header.getAlgorithm()))
                .findFirst();
    }

    private Authenticated judge(SignedJWT token, SigningAlgorithm algorithm) {
        try {
            List<JWK> candidates = keys.source().get(new JWKSelector(matcher(token.getHeader())), null);
            for (JWK key : candidates) {
                if (algorithm.takes(key) && Signatures.isGood(token, key)) {
                    return claims.judge(token.getJWTClaimsSet(), clock.instant());
                }
            }
            return BAD_SIGNATURE;
        } catch (KeySourceException unreachable) {
            return new Authenticated.Unavailable("keys: " + unreachable.getMessage());
        } catch (ParseException | RuntimeException malformed) {
            return new Authenticated.Refused("token: its claims can't be read");
        }
    }

    /** By key id where the token names one; a key kept for encryption is none. */
    private static JWKMatcher matcher(JWSHeader header) {
        JWKMatcher.Builder builder = new JWKMatcher.Builder().keyUses(KeyUse.SIGNATURE, null);
        return header.getKeyID() == null ? builder.build() : builder.keyIDs(header.getKeyID(), null).build();
    }
}
