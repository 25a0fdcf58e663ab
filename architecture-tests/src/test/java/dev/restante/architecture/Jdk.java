package dev.restante.architecture;

import java.util.List;

/** The JDK's packages by what a layer needs them for. What is in none of them is used nowhere. */
final class Jdk {
    /** Values and computing. What is impure in these packages is caught by {@link PurityRules} and {@link SeamRules}. */
    static final List<String> PURE = List.of(
            "java.lang", "java.lang.annotation", "java.math", "java.nio", "java.nio.charset", "java.security",
            "java.time",
            "java.time.format", "java.time.temporal", "java.util", "java.util.function", "java.util.regex",
            "java.util.stream");

    static final List<String> ASYNCHRONOUS = List.of("java.util.concurrent");

    static final List<String> CONCURRENT =
            List.of("java.lang.invoke", "java.util.concurrent.atomic", "java.util.concurrent.locks",
                    "java.util.random");

    static final List<String> NETWORK =
            List.of("java.io", "java.net", "java.net.http", "java.nio.channels", "java.security.cert", "javax.net.ssl");

    static final List<String> FILES = List.of("java.io", "java.nio.file", "java.nio.file.attribute");

    /** Checking secrets and signatures. */
    static final List<String> SECRETS = List.of(
            "java.net", "java.security.interfaces", "java.security.spec", "java.text", "javax.crypto",
            "javax.crypto.spec");

    /** Signals have no other name in the JDK. */
    static final List<String> PROCESS = List.of("java.lang.management", "sun.misc");

    private Jdk() {}
}
