package dev.restante.application.mailbox;

import dev.restante.domain.mailbox.From;
import dev.restante.domain.mailbox.MailboxRules;
import dev.restante.domain.mailbox.Start;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.mailbox.Slice;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One page that somebody asked for: begun anew as long as something in it expires before it can be given. */
final class PageRead {
    private final Node node;
    private final Stripe stripe;
    private final ThreadId thread;
    private final From from;
    private final int maxMessages;
    private final int maxBytes;
    private final CompletableFuture<Slice> result = new CompletableFuture<>();

    PageRead(Node node, Stripe stripe, ThreadId thread, From from, int maxMessages, int maxBytes) {
        this.node = node;
        this.stripe = stripe;
        this.thread = thread;
        this.from = from;
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
    }

    CompletionStage<Slice> begin() {
        stripe.submit(
                thread,
                cell -> {
                    long now = node.time().now();
                    stripe.sweepIfDue(cell, now);
                    Start start = MailboxRules.start(cell.state(), from, cell.committed);
                    new Reading(
                            node.journal(), node.time(), node.store()::unreadable, cell, start, now, maxMessages,
                            maxBytes)
                            .into(result, this::complete, this::begin);
                },
                failure -> result.completeExceptionally(Stripe.unavailable(failure)));
        return result;
    }

    /** A gap is announced once what caused it is committed: it may be that of a batch on its way, which may fail. */
    private void complete(Slice slice) {
        if (slice.items().stream().allMatch(item -> item instanceof Slice.Item.Held)) {
            result.complete(slice);
            return;
        }
        stripe.settled(thread, (cell, owner, now) -> slice).whenComplete((settled, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
            } else if (hasExpired(slice, node.time().now())) {
                begin();
            } else {
                result.complete(slice);
            }
        });
    }

    private static boolean hasExpired(Slice slice, long now) {
        return slice.items()
                .stream()
                .anyMatch(item -> item instanceof Slice.Item.Held held && held.message().expiresAt() <= now);
    }
}
