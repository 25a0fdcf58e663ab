package dev.restante.websocket.tls;

import dev.restante.websocket.tls.PemPair.Part;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** Certificates in PEM, the node's own first, each signed by the next one (RFC 8446, section 4.4.2). */
final class CertificateChain {
    private static final String BEGIN = "CERTIFICATE";
    private static final String BLOCKS = "one or more blocks BEGIN CERTIFICATE, and nothing else";
    private static final String FOR_SERVERS = "1.3.6.1.5.5.7.3.1";

    private CertificateChain() {}

    static List<X509Certificate> read(String pem, Instant now) throws Unfit {
        List<PemBlock> blocks = PemBlock.all(pem);
        if (blocks.isEmpty()) {
            throw unfit("no block", BLOCKS);
        }
        List<X509Certificate> chain = new ArrayList<>();
        for (PemBlock block : blocks) {
            if (!block.label().equals(BEGIN)) {
                throw unfit("BEGIN " + block.label(), BLOCKS);
            }
            chain.add(certificate(block));
        }
        for (X509Certificate each : chain) {
            checkDates(each, now);
        }
        checkOrder(chain);
        checkUse(chain.get(0));
        return List.copyOf(chain);
    }

    private static X509Certificate certificate(PemBlock block) throws Unfit {
        try {
            Certificate read =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(block.bytes()));
            return (X509Certificate) read;
        } catch (CertificateException | IllegalArgumentException broken) {
            throw unfit("a certificate that cannot be read", "X.509, in base64");
        }
    }

    private static void checkDates(X509Certificate certificate, Instant now) throws Unfit {
        try {
            certificate.checkValidity(Date.from(now));
        } catch (CertificateExpiredException expired) {
            throw unfit(name(certificate) + " expired at " + certificate.getNotAfter().toInstant(),
                    "one that is valid");
        } catch (CertificateNotYetValidException early) {
            throw unfit(
                    name(certificate) + " is valid from " + certificate.getNotBefore().toInstant() + " on only",
                    "one that is valid");
        }
    }

    private static void checkOrder(List<X509Certificate> chain) throws Unfit {
        for (int i = 1; i < chain.size(); i++) {
            X509Certificate signed = chain.get(i - 1);
            X509Certificate signer = chain.get(i);
            try {
                signed.verify(signer.getPublicKey());
            } catch (GeneralSecurityException other) {
                throw unfit(
                        name(signed) + " is followed by " + name(signer),
                        "the node's own certificate first, then each that signed the one before");
            }
        }
    }

    private static void checkUse(X509Certificate own) throws Unfit {
        try {
            List<String> uses = own.getExtendedKeyUsage();
            if (uses != null && !uses.contains(FOR_SERVERS)) {
                throw unfit(name(own) + " is not for servers", "extended key usage serverAuth, or none");
            }
        } catch (CertificateException broken) {
            throw unfit("a certificate that cannot be read", "X.509, in base64");
        }
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    private static Unfit unfit(String found, String expected) {
        return new Unfit(Part.CERTIFICATE, found, expected);
    }
}
