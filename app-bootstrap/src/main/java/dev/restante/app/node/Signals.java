package dev.restante.app.node;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * TERM and INT, handled by ourselves: a JVM's shutdown hooks ignore a second signal and cannot be cancelled. Replaces the
 * JVM's own handling for the life of the process. By method handles, because javac warns of every mention of
 * {@code sun.misc.Signal}, nothing silences that, and warnings are errors here.
 */
public final class Signals {
    private Signals() {}

    /** {@code handler} runs on a thread of the JVM's for each signal; it must not block. */
    public static void handle(Runnable handler) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            MethodHandle run = lookup.findVirtual(Runnable.class, "run", MethodType.methodType(void.class));
            Object bridge = MethodHandleProxies.asInterfaceInstance(
                    type, MethodHandles.dropArguments(run.bindTo(handler), 0, signal));
            MethodHandle make = lookup.findConstructor(signal, MethodType.methodType(void.class, String.class));
            MethodHandle handle = lookup.findStatic(signal, "handle", MethodType.methodType(type, signal, type));
            for (String name : new String[] {"TERM", "INT"}) {
                handle.invokeWithArguments(make.invokeWithArguments(name), bridge);
            }
        } catch (Throwable absent) {
            throw new IllegalStateException("sun.misc.Signal: absent (expected: a JDK with jdk.unsupported)", absent);
        }
    }
}
