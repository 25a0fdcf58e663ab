package dev.restante.websocket.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that signs itself, made by the keytool of the JDK that runs the tests. */
public record TestCertificate(X509Certificate certificate, PrivateKey key) {
    private static final String PASSWORD = "of a test";

    /** For localhost, by name and address, valid for ten days; options of keytool may say otherwise. */
    public static TestCertificate make(String... options) {
        try {
            Path directory = Files.createTempDirectory("restante-certificate-");
            Path store = directory.resolve("store.p12");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
                    "node", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD));
            List<String> given = List.of(options);
            addUnless(given, command, "-keyalg", "EC");
            addUnless(given, command, "-validity", "10");
            addUnless(given, command, "-dname", "CN=localhost");
            addUnless(given, command, "-ext", "san=dns:localhost,ip:127.0.0.1");
            command.addAll(given);
            Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
            String told = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new IllegalStateException("keytool: " + told);
            }
            TestCertificate made = read(store);
            Files.delete(store);
            Files.delete(directory);
            return made;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void addUnless(List<String> given, List<String> command, String option, String value) {
        if (!given.contains(option)) {
            command.addAll(List.of(option, value));
        }
    }

    private static TestCertificate read(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return new TestCertificate(
                (X509Certificate) keys.getCertificate("node"),
                (PrivateKey) keys.getKey("node", PASSWORD.toCharArray()));
    }

    public String chainPem() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    /** Trusts this certificate alone. */
    public SSLContext client() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("node", certificate);
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String label, byte[] bytes) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }
}
