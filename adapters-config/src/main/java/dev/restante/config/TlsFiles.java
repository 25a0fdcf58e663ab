package dev.restante.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Group {@code restante.public.tls}, where it is set. Immutable.
 *
 * @param certificate a chain in PEM, the node's own certificate first
 * @param key its key, PKCS#8 in PEM
 * @param reload time between two looks at the files
 * @param handshake time that a client has for its handshake
 * @param hsts for how long browsers shall come by TLS only, whole seconds; zero for nothing said
 */
public record TlsFiles(Path certificate, Path key, Duration reload, Duration handshake, Duration hsts) {}
