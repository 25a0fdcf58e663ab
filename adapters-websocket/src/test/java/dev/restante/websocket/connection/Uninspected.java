package dev.restante.websocket.connection;

import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.inspecting.Inspecting;
import dev.restante.ports.inspecting.ThreadView;
import dev.restante.ports.mailbox.AckResult;
import dev.restante.ports.mailbox.Slice;
import java.util.concurrent.CompletionStage;

/** What a connection never asks for. */
final class Uninspected implements Inspecting {
    @Override
    public CompletionStage<ThreadView> view(ThreadId thread) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Slice> page(ThreadId thread, From from, int maxMessages, int maxBytes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<AckResult> acknowledge(ThreadId thread, Position position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Integer> purge(ThreadId thread) {
        throw new UnsupportedOperationException();
    }
}
