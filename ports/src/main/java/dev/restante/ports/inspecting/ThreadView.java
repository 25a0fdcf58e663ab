package dev.restante.ports.inspecting;

import dev.restante.ports.mailbox.ThreadStatus;

/** A thread as the gateway sees it. {@code readers} counts live ones on this node. */
public record ThreadView(ThreadStatus status, int readers) {}
