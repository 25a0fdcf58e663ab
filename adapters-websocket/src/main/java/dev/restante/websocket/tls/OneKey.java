package dev.restante.websocket.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Answers every handshake with one certificate. Any number of threads. */
final class OneKey extends X509ExtendedKeyManager {
    private static final String ALIAS = "node";

    private final List<X509Certificate> chain;
    private final PrivateKey key;

    OneKey(List<X509Certificate> chain, PrivateKey key) {
        this.chain = chain;
        this.key = key;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String kind, Principal @Nullable [] issuers, SSLEngine engine) {
        return key.getAlgorithm().equals(kind) ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseServerAlias(String kind, Principal @Nullable [] issuers, Socket socket) {
        return key.getAlgorithm().equals(kind) ? ALIAS : null;
    }

    @Override
    public String[] getServerAliases(String kind, Principal @Nullable [] issuers) {
        return key.getAlgorithm().equals(kind) ? new String[] {ALIAS} : new String[0];
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return chain.toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return key;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] kinds, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }

    @Override
    public String[] getClientAliases(String kind, Principal @Nullable [] issuers) {
        return new String[0];
    }
}
