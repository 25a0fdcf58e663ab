package dev.restante.application.access;

import dev.restante.domain.access.Action;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.inspecting.Inspecting;
import dev.restante.ports.inspecting.ThreadView;
import dev.restante.ports.mailbox.AckResult;
import dev.restante.ports.mailbox.Slice;
import java.util.concurrent.CompletionStage;

/** Shows threads that its caller may follow, and purges those that it may purge. */
final class AuthorisedInspecting implements Inspecting {
    private final Inspecting inspecting;
    private final Warrant warrant;

    AuthorisedInspecting(Inspecting inspecting, Warrant warrant) {
        this.inspecting = inspecting;
        this.warrant = warrant;
    }

    @Override
    public CompletionStage<ThreadView> view(ThreadId thread) {
        warrant.demand(Action.FOLLOW, thread);
        return inspecting.view(thread);
    }

    @Override
    public CompletionStage<Slice> page(ThreadId thread, From from, int maxMessages, int maxBytes) {
        warrant.demand(Action.FOLLOW, thread);
        return inspecting.page(thread, from, maxMessages, maxBytes);
    }

    @Override
    public CompletionStage<AckResult> acknowledge(ThreadId thread, Position position) {
        warrant.demand(Action.FOLLOW, thread);
        return inspecting.acknowledge(thread, position);
    }

    @Override
    public CompletionStage<Integer> purge(ThreadId thread) {
        warrant.demand(Action.PURGE, thread);
        return inspecting.purge(thread);
    }
}
