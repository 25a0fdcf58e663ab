package dev.restante.auth.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;

/** Checks a token's signature by a key that its algorithm takes. */
final class Signatures {
    private Signatures() {}

    static boolean isGood(SignedJWT token, JWK key) {
        try {
            return switch (key) {
                case OctetSequenceKey secret -> token.verify(new MACVerifier(secret));
                case RSAKey rsa -> token.verify(new RSASSAVerifier(rsa));
                case ECKey ec -> token.verify(verifier(ec));
                case OctetKeyPair ed -> isGoodEd25519(token, ed);
                default -> false;
            };
        } catch (JOSEException | GeneralSecurityException | IllegalStateException bad) {
            return false;
        }
    }

    private static JWSVerifier verifier(ECKey key) throws JOSEException {
        return new ECDSAVerifier(key);
    }

    /** By the JDK (RFC 8037): the library would want another one for this. */
    private static boolean isGoodEd25519(SignedJWT token, OctetKeyPair key) throws GeneralSecurityException {
        if (token.getHeader().getCriticalParams() != null) {
            return false;
        }
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(publicKey(key.getDecodedX()));
        signature.update(token.getSigningInput());
        return signature.verify(token.getSignature().decode());
    }

    /** RFC 8032, section 5.1.2: little endian, the highest bit tells whether x is odd. */
    private static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
        byte[] bigEndian = new byte[encoded.length];
        for (int i = 0; i < encoded.length; i++) {
            bigEndian[i] = encoded[encoded.length - 1 - i];
        }
        boolean odd = (bigEndian[0] & 0x80) != 0;
        bigEndian[0] &= 0x7f;
        EdECPoint point = new EdECPoint(odd, new BigInteger(1, bigEndian));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }
}
