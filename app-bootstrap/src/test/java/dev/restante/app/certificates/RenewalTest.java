package dev.restante.app.certificates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.restante.config.TlsFiles;
import dev.restante.websocket.tls.NodeCertificate;
import dev.restante.websocket.tls.PemPair;
import dev.restante.websocket.wire.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewalTest {
    private static final TestCertificate FIRST = TestCertificate.make("-validity", "100");
    private static final TestCertificate NEXT = TestCertificate.make("-validity", "100", "-dname", "CN=next");

    @TempDir
    Path directory;

    private final List<String> told = new ArrayList<>();
    private Instant now = FIRST.certificate().getNotBefore().toInstant().plus(Duration.ofDays(1));
    private TlsFiles files = new TlsFiles(Path.of(""), Path.of(""), Duration.ZERO, Duration.ZERO, Duration.ZERO);

    @BeforeEach
    void install() throws IOException {
        files = new TlsFiles(
                directory.resolve("chain.pem"), directory.resolve("key.pem"), Duration.ZERO, Duration.ZERO,
                Duration.ZERO);
        install(FIRST);
    }

    private void install(TestCertificate certificate) throws IOException {
        Files.writeString(files.certificate(), certificate.chainPem());
        Files.writeString(files.key(), certificate.keyPem());
    }

    private Renewal renewal() {
        return new Renewal(files, CertificateFiles.read(files, now), () -> now, new Renewal.Listener() {
            @Override
            public void renewed(NodeCertificate certificate) {
                told.add("renewed " + certificate.own().getSubjectX500Principal());
            }

            @Override
            public void kept(PemPair.Unusable fault) {
                told.add("kept " + fault.found());
            }

            @Override
            public void expires(Instant until) {
                told.add("expires");
            }
        });
    }

    @Test
    void filesAsTheyWere_areNotNews() {
        Renewal renewal = renewal();
        renewal.look();
        renewal.look();
        assertEquals(List.of(), told);
    }

    @Test
    void halfOfANewPair_isWaitedFor() throws IOException {
        Renewal renewal = renewal();
        Files.writeString(files.certificate(), NEXT.chainPem());
        renewal.look();
        Files.writeString(files.key(), NEXT.keyPem());
        renewal.look();
        renewal.look();
        assertEquals(List.of("renewed CN=next"), told);
    }

    @Test
    void whatStaysUnusable_isToldOnce_andWhatComesNextIsTaken() throws IOException {
        Renewal renewal = renewal();
        Files.writeString(files.key(), "nonsense");
        for (int i = 0; i < 5; i++) {
            renewal.look();
        }
        Files.delete(files.key());
        for (int i = 0; i < 5; i++) {
            renewal.look();
        }
        install(NEXT);
        renewal.look();
        assertEquals(List.of("kept no block", "kept no such file", "renewed CN=next"), told);
    }

    @Test
    void whatIsPutBack_isNoNews_andItsNextFaultIsToldAgain() throws IOException {
        Renewal renewal = renewal();
        for (int round = 0; round < 2; round++) {
            Files.writeString(files.key(), "nonsense");
            renewal.look();
            renewal.look();
            install(FIRST);
            renewal.look();
        }
        assertEquals(List.of("kept no block", "kept no block"), told);
    }

    @Test
    void end_isToldOnceADay_from14DaysBeforeOn() {
        Renewal renewal = renewal();
        Instant end = FIRST.certificate().getNotAfter().toInstant();
        now = end.minus(Duration.ofDays(14)).minusSeconds(1);
        renewal.look();
        assertEquals(List.of(), told);
        now = now.plusSeconds(1);
        renewal.look();
        renewal.look();
        assertEquals(List.of("expires"), told);
        now = now.plus(Duration.ofDays(1));
        renewal.look();
        assertEquals(List.of("expires", "expires"), told);
        now = end.plus(Duration.ofDays(2));
        renewal.look();
        assertEquals(List.of("expires", "expires", "expires"), told);
    }
}
