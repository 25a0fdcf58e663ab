package dev.restante.websocket.tls;

import dev.restante.websocket.tls.PemPair.Part;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/** A key in PEM, of the kind and of the very pair that a certificate is for. */
final class PrivateKeyPem {
    private static final String PKCS8 = "PRIVATE KEY";
    private static final String RULE = "one block BEGIN PRIVATE KEY: PKCS#8 without a passphrase";
    private static final String MEND = RULE + "; openssl pkcs8 -topk8 -nocrypt -in old.pem -out key.pem makes one";
    private static final int LEAST_RSA_BITS = 2_048;
    private static final byte[] SAMPLE = "restante".getBytes(StandardCharsets.US_ASCII);

    private PrivateKeyPem() {}

    static PrivateKey read(String pem, X509Certificate own) throws Unfit {
        PublicKey publicKey = own.getPublicKey();
        String kind = publicKey.getAlgorithm();
        if (!kind.equals("RSA") && !kind.equals("EC")) {
            throw new Unfit(Part.CERTIFICATE, "a key of kind " + kind, "RSA or EC");
        }
        if (publicKey instanceof RSAKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
            throw new Unfit(
                    Part.CERTIFICATE, "RSA of " + rsa.getModulus().bitLength() + " bits", LEAST_RSA_BITS + " or more");
        }
        PrivateKey key = key(block(pem), kind);
        if (!areOnePair(key, publicKey)) {
            throw new Unfit(Part.KEY, "the key of another certificate", "that of " + own.getSubjectX500Principal());
        }
        return key;
    }

    private static PemBlock block(String pem) throws Unfit {
        List<PemBlock> blocks = PemBlock.all(pem);
        if (blocks.size() == 1 && blocks.get(0).label().equals(PKCS8)) {
            return blocks.get(0);
        }
        for (PemBlock block : blocks) {
            switch (block.label()) {
                case "ENCRYPTED PRIVATE KEY" -> throw new Unfit(Part.KEY, "a key with a passphrase", MEND);
                case "RSA PRIVATE KEY" -> throw new Unfit(Part.KEY, "a key in PKCS#1, BEGIN RSA PRIVATE KEY", MEND);
                case "EC PRIVATE KEY" -> throw new Unfit(Part.KEY, "a key in SEC1, BEGIN EC PRIVATE KEY", MEND);
                default -> {}
            }
        }
        String found = blocks.isEmpty() ? "no block" : blocks.toString();
        throw new Unfit(Part.KEY, found, RULE);
    }

    private static PrivateKey key(PemBlock block, String kind) throws Unfit {
        try {
            return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(block.bytes()));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            // Its message could show bytes of the key.
            throw new Unfit(Part.KEY, "no key of kind " + kind, "PKCS#8 of the certificate's kind, " + kind);
        }
    }

    /** What one of them signs, the other one verifies. */
    private static boolean areOnePair(PrivateKey key, PublicKey publicKey) {
        String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        try {
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(SAMPLE);
            byte[] signature = signing.sign();
            Signature verifying = Signature.getInstance(algorithm);
            verifying.initVerify(publicKey);
            verifying.update(SAMPLE);
            return verifying.verify(signature);
        } catch (GeneralSecurityException other) {
            return false;
        }
    }
}
