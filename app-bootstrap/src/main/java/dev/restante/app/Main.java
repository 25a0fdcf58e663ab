package dev.restante.app;

import dev.restante.app.cli.CommandLines;

/** {@code restante}: see {@code restante --help}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(CommandLines.restante().execute(args));
    }
}
