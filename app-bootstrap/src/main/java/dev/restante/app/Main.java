package dev.restante.app;

import dev.restante.app.cli.PlainRun;

/** {@code restante}: see {@code restante --help}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        long began = System.nanoTime();
        // Guice would make classes by means that newer JVMs warn of on standard error; it does without them as well.
        System.setProperty("guice_bytecode_gen_option", "DISABLED");
        // A client of TLS 1.2 may ask for one handshake after the other on its connection, each of which costs us a signature.
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
        System.exit(PlainRun.execute(args, began));
    }
}
