package dev.restante.auth.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What tokens are signed by. Immutable; shows nothing of itself. */
public final class SigningKey {
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");
    private static final String RULE =
            "one unencrypted PRIVATE KEY of PKCS #8, RSA, EC P-256 or Ed25519; `openssl pkcs8"
                    + " -topk8 -nocrypt` writes one";
    private static final int LEAST_RSA_BITS = 2048;

    private final List<SigningAlgorithm> algorithms;
    private final byte[] secret;
    private final @Nullable PrivateKey key;

    private SigningKey(List<SigningAlgorithm> algorithms, byte[] secret, @Nullable PrivateKey key) {
        this.algorithms = algorithms;
        this.secret = secret.clone();
        this.key = key;
    }

    /** A secret that whoever checks the tokens has too. Throws {@link IllegalArgumentException} for less than 32 bytes. */
    public static SigningKey ofSecret(byte[] secret) {
        List<SigningAlgorithm> strongEnough = Stream
                .of(SigningAlgorithm.HS256, SigningAlgorithm.HS384, SigningAlgorithm.HS512)
                .filter(algorithm -> secret.length * Byte.SIZE >= algorithm.leastBits())
                .toList();
        if (strongEnough.isEmpty()) {
            throw new IllegalArgumentException("secret: " + secret.length + " bytes (expected: at least 32)");
        }
        return new SigningKey(strongEnough, secret, null);
    }

    /** A private key in PEM (RFC 7468, section 10). Throws {@link IllegalArgumentException}, without a word of the text. */
    public static SigningKey ofPem(String text) {
        Matcher block = BLOCK.matcher(text);
        if (!block.find()) {
            throw new IllegalArgumentException("key: none in it (expected: " + RULE + ")");
        }
        byte[] encoded;
        try {
            encoded = Base64.getMimeDecoder().decode(block.group(1));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("key: no base64 (expected: " + RULE + ")", malformed);
        }
        return Stream.of("RSA", "EC", "Ed25519")
                .flatMap(kind -> read(kind, encoded).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("key: another one (expected: " + RULE + ")"));
    }

    private static Optional<SigningKey> read(String kind, byte[] encoded) {
        try {
            PrivateKey key = KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            List<SigningAlgorithm> algorithms = switch (key) {
                case RSAPrivateKey rsa when rsa.getModulus().bitLength() < LEAST_RSA_BITS ->
                    throw new IllegalArgumentException(
                            "key: " + rsa.getModulus().bitLength() + " bits (expected: at least " + LEAST_RSA_BITS
                                    + ")");
                case RSAPrivateKey rsa -> List.of(SigningAlgorithm.RS256, SigningAlgorithm.PS256);
                case ECPrivateKey ec -> Curve.P_256.equals(Curve.forECParameterSpec(ec.getParams()))
                        ? List.of(SigningAlgorithm.ES256)
                        : List.of();
                default -> List.of(SigningAlgorithm.EDDSA);
            };
            return algorithms.isEmpty() ? Optional.empty() : Optional.of(new SigningKey(algorithms, new byte[0], key));
        } catch (GeneralSecurityException other) {
            return Optional.empty();
        }
    }

    /** What it can sign by, at least one; the usual one first. */
    public List<SigningAlgorithm> algorithms() {
        return algorithms;
    }

    String sign(SigningAlgorithm algorithm, JWTClaimsSet claims) {
        if (!algorithms.contains(algorithm)) {
            throw new IllegalArgumentException("algorithm: " + algorithm + " (expected: one of " + algorithms + ")");
        }
        JWSHeader header = new JWSHeader.Builder(algorithm.jose()).type(JOSEObjectType.JWT).build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            if (algorithm == SigningAlgorithm.EDDSA) {
                byte[] input = token.getSigningInput();
                return new String(input, StandardCharsets.US_ASCII) + "." + Base64URL.encode(ed25519(input));
            }
            token.sign(signer());
            return token.serialize();
        } catch (JOSEException | GeneralSecurityException impossible) {
            throw new IllegalStateException("signing by " + algorithm + ": " + impossible.getMessage(), impossible);
        }
    }

    private JWSSigner signer() throws JOSEException {
        return switch (key) {
            case null -> new MACSigner(secret);
            case ECPrivateKey ec -> new ECDSASigner(ec);
            case PrivateKey rsa -> new RSASSASigner(rsa);
        };
    }

    /** By the JDK (RFC 8037): the library would want another one for this. */
    private byte[] ed25519(byte[] input) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(input);
        return signature.sign();
    }

    /** Shows nothing. */
    @Override
    public String toString() {
        return "SigningKey" + algorithms;
    }
}
