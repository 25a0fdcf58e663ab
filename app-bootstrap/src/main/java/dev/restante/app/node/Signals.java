package dev.restante.app.node;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * TERM and INT, handled by ourselves: a JVM's shutdown hooks ignore a second signal and cannot be cancelled. Replaces the
 * JVM's own handling for the life of the process. By reflection, because javac warns of every mention of
 * {@code sun.misc.Signal}, which no annotation can silence, and warnings are errors here.
 */
final class Signals {
    private Signals() {}

    /** {@code handler} runs on a thread of the JVM's for each signal; it must not block. */
    static void handle(Runnable handler) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            InvocationHandler run = (proxy, method, arguments) -> {
                handler.run();
                return proxy;
            };
            Object bridge = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {type}, run);
            for (String name : new String[] {"TERM", "INT"}) {
                Object named = signal.getConstructor(String.class).newInstance(name);
                signal.getMethod("handle", signal, type).invoke(null, named, bridge);
            }
        } catch (ReflectiveOperationException absent) {
            throw new IllegalStateException("sun.misc.Signal: absent (expected: a JDK with jdk.unsupported)", absent);
        }
    }
}
