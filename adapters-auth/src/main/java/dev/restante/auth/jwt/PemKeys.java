package dev.restante.auth.jwt;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Public keys in PEM (RFC 7468, section 13), read by the JDK: the library would want another one for this. */
final class PemKeys {
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z ]+)-----([^-]*)-----END \\1-----");
    private static final String PUBLIC = "PUBLIC KEY";
    private static final int ED25519_BYTES = 32;

    private PemKeys() {}

    /** Throws {@link IllegalArgumentException} for a block that is no public key. */
    static List<JWK> read(String text) {
        List<JWK> keys = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            if (!blocks.group(1).equals(PUBLIC)) {
                throw new IllegalArgumentException("a " + blocks.group(1) + " in it (expected: public keys)");
            }
            byte[] encoded = Base64.getMimeDecoder().decode(blocks.group(2));
            keys.add(List.of("RSA", "EC", "Ed25519")
                    .stream()
                    .flatMap(kind -> key(kind, encoded).stream())
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("a key in it that is none of RSA, EC P-256, Ed25519")));
        }
        return keys;
    }

    private static Optional<JWK> key(String kind, byte[] encoded) {
        try {
            PublicKey key = KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(encoded));
            return switch (key) {
                case RSAPublicKey rsa -> Optional.of(new RSAKey.Builder(rsa).build());
                case ECPublicKey ec -> Optional.of(new ECKey.Builder(Curve.P_256, ec).build());
                // The key itself ends its encoding (RFC 8410, section 4).
                default -> Optional.of(new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(
                        Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length))).build());
            };
        } catch (GeneralSecurityException | IllegalStateException other) {
            return Optional.empty();
        }
    }
}
