package dev.restante.app;

import dev.restante.app.cli.PlainRun;

/** {@code restante}: see {@code restante --help}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        long began = System.nanoTime();
        // Guice would make classes by means that newer JVMs warn of on standard error; it does without them as well.
        System.setProperty("guice_bytecode_gen_option", "DISABLED");
        System.exit(PlainRun.execute(args, began));
    }
}
