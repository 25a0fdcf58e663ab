package dev.restante.websocket.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.websocket.tls.PemPair.Part;
import dev.restante.websocket.tls.PemPair.Unusable;
import dev.restante.websocket.wire.TestCertificate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PemPairTest {
    private static final TestCertificate EC = TestCertificate.make();
    private static final Instant NOW = EC.certificate().getNotBefore().toInstant().plus(Duration.ofDays(1));

    private static Unusable unusable(String chain, String key) {
        return assertInstanceOf(Unusable.class, PemPair.read(chain, key, NOW));
    }

    @Test
    void ecAndRsa_areUsable_andTextAroundTheBlocksIsPassedOver() {
        String chain = "subject=CN = localhost\r\n" + EC.chainPem().replace("\n", "\r\n") + "more";
        PemPair.Usable ec = assertInstanceOf(PemPair.Usable.class, PemPair.read(chain, EC.keyPem(), NOW));
        assertEquals(EC.certificate(), ec.certificate().own());
        assertEquals(EC.certificate().getNotAfter().toInstant(), ec.certificate().until());
        TestCertificate rsa = TestCertificate.make("-keyalg", "RSA", "-keysize", "2048");
        assertInstanceOf(PemPair.Usable.class, PemPair.read(rsa.chainPem(), rsa.keyPem(), NOW));
        TestCertificate weak = TestCertificate.make("-keyalg", "RSA", "-keysize", "1024");
        assertEquals(
                new Unusable(Part.CERTIFICATE, "RSA of 1024 bits", "2048 or more"),
                unusable(weak.chainPem(), weak.keyPem()));
        TestCertificate edwards = TestCertificate.make("-keyalg", "Ed25519");
        assertEquals(Part.CERTIFICATE, unusable(edwards.chainPem(), edwards.keyPem()).part());
        // Of the right kind, and yet another's.
        TestCertificate other = TestCertificate.make();
        assertEquals("the key of another certificate", unusable(EC.chainPem(), other.keyPem()).found());
        assertEquals("no key of kind EC", unusable(EC.chainPem(), rsa.keyPem()).found());
        assertTrue(unusable(EC.chainPem() + other.chainPem(), EC.keyPem()).found().contains(" is followed by "));
    }

    @ParameterizedTest
    @CsvSource({
        "ENCRYPTED PRIVATE KEY,a key with a passphrase", "RSA PRIVATE KEY,'a key in PKCS#1, BEGIN RSA PRIVATE KEY'",
        "EC PRIVATE KEY,'a key in SEC1, BEGIN EC PRIVATE KEY'", "CERTIFICATE,[CERTIFICATE]"
    })
    void keyOfAnotherForm_isRefusedByName(String label, String found) {
        Unusable unusable = unusable(EC.chainPem(), EC.keyPem().replace("PRIVATE KEY", label));
        assertEquals(Part.KEY, unusable.part());
        assertEquals(found, unusable.found());
    }

    @Test
    void oldTools_putParametersInFront() {
        String sec1 = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
                + EC.keyPem().replace("PRIVATE KEY", "EC PRIVATE KEY");
        assertTrue(unusable(EC.chainPem(), sec1).found().startsWith("a key in SEC1"));
    }

    @ParameterizedTest
    @CsvSource({"'',no block", "nonsense,no block"})
    void textWithoutABlock_isRefused(String text, String found) {
        assertEquals(new Unusable(Part.CERTIFICATE, found, "one or more blocks BEGIN CERTIFICATE, and nothing else"),
                unusable(text, EC.keyPem()));
        assertEquals(found, unusable(EC.chainPem(), text).found());
    }

    @Test
    void brokenBlocks_areRefused_andShowNothingOfTheKey() {
        String cut = EC.keyPem().replaceFirst("\n.{20}", "\n");
        Unusable key = unusable(EC.chainPem(), cut);
        assertEquals(Part.KEY, key.part());
        assertFalse(key.toString().contains(EC.keyPem().substring(60, 80)), key.toString());
        assertEquals(
                "a certificate that cannot be read",
                unusable(EC.chainPem().replaceFirst("\n.{20}", "\n"), EC.keyPem()).found());
        assertEquals("BEGIN PRIVATE KEY", unusable(EC.chainPem() + EC.keyPem(), EC.keyPem()).found());
    }

    @Test
    void certificateOutOfItsTime_isRefused() {
        Instant end = EC.certificate().getNotAfter().toInstant();
        Unusable late = assertInstanceOf(
                Unusable.class, PemPair.read(EC.chainPem(), EC.keyPem(), end.plusSeconds(1)));
        assertEquals("CN=localhost expired at " + end, late.found());
        Instant begin = EC.certificate().getNotBefore().toInstant();
        Unusable early = assertInstanceOf(
                Unusable.class, PemPair.read(EC.chainPem(), EC.keyPem(), begin.minusSeconds(1)));
        assertEquals("CN=localhost is valid from " + begin + " on only", early.found());
    }

    @Test
    void certificateForClientsOnly_isRefused() {
        TestCertificate client = TestCertificate.make("-ext", "eku=clientAuth");
        assertEquals("CN=localhost is not for servers", unusable(client.chainPem(), client.keyPem()).found());
    }

    @Test
    void whatItPrints_isNothingOfTheKey() {
        PemPair read = PemPair.read(EC.chainPem(), EC.keyPem(), NOW);
        String text = read.toString();
        assertTrue(text.contains("CN=localhost, until ") && text.contains("SHA-256 "), text);
    }
}
