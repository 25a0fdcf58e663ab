package dev.restante.auth.jwt;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;

/**
 * How a token may be signed, and which key each way takes: a key of another kind never checks a token, whatever its header
 * says (RFC 8725, section 3.1). {@code none} is not among them.
 */
@SuppressWarnings("ImmutableEnumChecker") // what it holds is immutable, and only does not say so
public enum SigningAlgorithm {
    HS256(JWSAlgorithm.HS256, 256),
    HS384(JWSAlgorithm.HS384, 384),
    HS512(JWSAlgorithm.HS512, 512),
    RS256(JWSAlgorithm.RS256, 2048),
    PS256(JWSAlgorithm.PS256, 2048),
    ES256(JWSAlgorithm.ES256, 256),
    EDDSA(JWSAlgorithm.EdDSA, 256);

    private final JWSAlgorithm name;
    private final int leastBits;

    SigningAlgorithm(JWSAlgorithm name, int leastBits) {
        this.name = name;
        this.leastBits = leastBits;
    }

    JWSAlgorithm jose() {
        return name;
    }

    /** What a secret or an RSA key needs at least. */
    int leastBits() {
        return leastBits;
    }

    /** Whether a token is checked by one secret that its makers know too. */
    public boolean isShared() {
        return this == HS256 || this == HS384 || this == HS512;
    }

    /** Whether the key is of the kind and the strength, and is not kept for something else. */
    boolean takes(JWK key) {
        if (key.getAlgorithm() != null && !key.getAlgorithm().equals(name)) {
            return false;
        }
        return switch (this) {
            case HS256, HS384, HS512 -> key instanceof OctetSequenceKey && key.size() >= leastBits;
            case RS256, PS256 -> key instanceof RSAKey && key.size() >= leastBits;
            case ES256 -> key instanceof ECKey ec && ec.getCurve().equals(Curve.P_256);
            case EDDSA -> key instanceof OctetKeyPair okp && okp.getCurve().equals(Curve.Ed25519);
        };
    }
}
