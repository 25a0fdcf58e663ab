package dev.restante.app.node;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.util.Modules;
import dev.restante.memory.MemoryJournal;
import dev.restante.ports.journal.Journal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A real journal in memory, one of whose calls can be broken at any time, and mended. */
final class BreakableJournal {
    /** What a call does instead of its work. */
    enum Break {
        NONE,
        FAILS,
        THROWS,
        /** Until it is mended: then what hung is done. */
        HANGS
    }

    private final Journal works = new MemoryJournal();
    private final String call;
    private volatile Break how = Break.NONE;
    private volatile CompletableFuture<Void> mended = new CompletableFuture<>();

    BreakableJournal(String call) {
        this.call = call;
    }

    void breaks(Break now) {
        mended = new CompletableFuture<>();
        how = now;
    }

    void mend() {
        how = Break.NONE;
        mended.complete(null);
    }

    /** A node's bindings with this one in the journal's place. */
    List<Module> in(List<Module> modules) {
        Journal journal = (Journal) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals(call)) {
                        return done(method, arguments);
                    }
                    return switch (how) {
                        case NONE -> done(method, arguments);
                        case FAILS -> CompletableFuture.failedFuture(new IllegalStateException("no space left"));
                        case THROWS -> throw new IllegalStateException("closed");
                        case HANGS -> mended.thenCompose(now -> (CompletionStage<?>) done(method, arguments));
                    };
                });
        return List.of(Modules.override(modules).with(new AbstractModule() {
            @Override
            protected void configure() {
                bind(Journal.class).toInstance(journal);
            }
        }));
    }

    private Object done(Method method, Object[] arguments) {
        try {
            return method.invoke(works, arguments);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
