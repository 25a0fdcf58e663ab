package dev.restante.architecture;

import java.util.List;
import java.util.stream.Stream;

/**
 * A layer: one module, one package root, and all that its classes may use besides each other. Two dots at the end of a
 * package's name include what is below it.
 */
@SuppressWarnings("ImmutableEnumChecker") // its lists are unmodifiable
enum Layer {
    DOMAIN("core-domain", "domain", Jdk.PURE, List.of()),
    PORTS("ports", "ports", List.of(Jdk.PURE, Jdk.ASYNCHRONOUS), List.of("org.jspecify.annotations"), DOMAIN),
    APPLICATION("core-application", "application", List.of(Jdk.PURE, Jdk.ASYNCHRONOUS, Jdk.CONCURRENT),
            List.of("org.jspecify.annotations"), DOMAIN, PORTS),
    AUTH("adapters-auth", "auth", List.of(Jdk.PURE, Jdk.ASYNCHRONOUS, Jdk.CONCURRENT, Jdk.SECRETS),
            List.of("com.nimbusds.jose..", "com.nimbusds.jwt..", "org.jspecify.annotations"), DOMAIN, PORTS),
    MEMORY("adapters-memory", "memory", List.of(Jdk.PURE, Jdk.ASYNCHRONOUS, Jdk.CONCURRENT),
            List.of("org.jspecify.annotations"), DOMAIN, PORTS),
    ROCKSDB("adapters-rocksdb", "rocksdb", List.of(Jdk.PURE, Jdk.ASYNCHRONOUS, Jdk.CONCURRENT, Jdk.FILES),
            List.of("org.rocksdb", "org.rocksdb.util", "org.jspecify.annotations", "java.nio.channels"), DOMAIN, PORTS),
    WEBSOCKET("adapters-websocket", "websocket", List.of(Jdk.PURE, Jdk.ASYNCHRONOUS, Jdk.CONCURRENT, Jdk.NETWORK),
            List.of("io.undertow..", "org.xnio..", "tools.jackson.core..", "org.slf4j", "org.slf4j.spi",
                    "org.jspecify.annotations", "java.security.interfaces", "java.security.spec",
                    "javax.security.auth.x500"),
            DOMAIN, PORTS),
    CONFIG("adapters-config", "config", List.of(Jdk.PURE, Jdk.FILES),
            List.of("com.typesafe.config", "org.jspecify.annotations"), DOMAIN),
    METRICS("adapters-metrics", "metrics",
            List.of(Jdk.PURE, Jdk.ASYNCHRONOUS, Jdk.CONCURRENT, List.of("java.lang.management")),
            List.of("io.micrometer.core.instrument..", "io.micrometer.prometheusmetrics",
                    "io.prometheus.metrics.model.registry", "io.prometheus.metrics.model.snapshots",
                    "org.jspecify.annotations"),
            DOMAIN, PORTS),
    APP("app-bootstrap", "app",
            List.of(Jdk.PURE, Jdk.ASYNCHRONOUS, Jdk.CONCURRENT, Jdk.NETWORK, Jdk.FILES, Jdk.PROCESS),
            List.of("com.google.inject..", "jakarta.inject", "ch.qos.logback..", "org.slf4j..", "picocli",
                    "org.jspecify.annotations"),
            DOMAIN, PORTS, APPLICATION, MEMORY, ROCKSDB, WEBSOCKET, CONFIG, METRICS, AUTH);

    final String module;
    final String root;
    final List<String> packages;
    final List<Layer> layers;

    Layer(String module, String name, List<String> jdk, List<String> libraries) {
        this(module, name, List.of(jdk), libraries);
    }

    Layer(String module, String name, List<List<String>> jdk, List<String> libraries, Layer... layers) {
        this.module = module;
        this.root = "dev.restante." + name;
        this.packages = Stream.concat(jdk.stream().flatMap(List::stream), libraries.stream()).toList();
        this.layers = List.of(layers);
    }

    /** Whether a class of the package belongs here. */
    boolean contains(String packageName) {
        return packageName.equals(root) || packageName.startsWith(root + ".");
    }

    /** Whether classes of this layer may use a class of the package. */
    boolean mayUse(String packageName) {
        return contains(packageName)
                || layers.stream().anyMatch(layer -> layer.contains(packageName))
                || packages.stream().anyMatch(allowed -> PackageName.of(allowed).covers(packageName));
    }
}
