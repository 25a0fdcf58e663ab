package dev.restante.app.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;

/** What others read: in UTF-8 whatever the locale, and with an error where nobody does. */
final class StandardOutput {
    private StandardOutput() {}

    static OutputStream stream() {
        return new FileOutputStream(FileDescriptor.out);
    }

    static void line(String text) {
        try {
            stream().write((text + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("standard output: " + e.getMessage(), e);
        }
    }

    /** Whether a person sees it. */
    @SuppressWarnings("SystemConsoleNull") // before 22 it is null where there is no terminal
    static boolean isTerminal() {
        Object console = System.console();
        if (console == null) {
            return false;
        }
        try { // from 22 on there is a console without a terminal too, and this method to tell
            return (boolean) MethodHandles.publicLookup()
                    .findVirtual(java.io.Console.class, "isTerminal", MethodType.methodType(boolean.class))
                    .invoke(console);
        } catch (Throwable older) {
            return true;
        }
    }
}
