package dev.restante.application.mailbox;

import dev.restante.domain.mailbox.MailboxRules;
import dev.restante.domain.mailbox.MailboxState;
import dev.restante.domain.mailbox.Start;
import dev.restante.ports.mailbox.Committed;
import dev.restante.ports.mailbox.Slice;
import java.util.ArrayList;
import java.util.List;

/** Puts stored messages and the gaps between them together. */
final class Reading {
    private final Cell cell;
    private final MailboxState before;
    private final Start start;
    private final long committed;
    private final long moment;

    Reading(Cell cell, Start start, long moment) {
        this.cell = cell;
        this.before = cell.state();
        this.start = start;
        this.committed = cell.committed;
        this.moment = moment;
    }

    Slice slice(List<Committed> found) {
        // What left since the read began is missing from what was found, and only the state of now knows why.
        MailboxState now = cell.state();
        List<Slice.Item> items = new ArrayList<>(found.size());
        long at = start.after();
        for (Committed message : found) {
            if (message.expiresAt() > moment) {
                gap(now, items, at, message.sequence());
                items.add(new Slice.Item.Held(message, before.wasHanded(message.sequence())));
                at = message.sequence();
            }
        }
        long seen = found.isEmpty() ? at : found.get(found.size() - 1).sequence();
        boolean more = MailboxRules.backlog(now, seen, committed) > 0;
        long last = more ? seen : committed;
        gap(now, items, at, last + 1);
        int backlog = MailboxRules.backlog(before, start.after(), committed);
        return new Slice(before.epoch(), start.reset(), start.after(), items, last, more, backlog);
    }

    private static void gap(MailboxState state, List<Slice.Item> items, long after, long before) {
        if (before > after + 1) {
            items.add(new Slice.Item.Missed(MailboxRules.gap(state, after + 1, before - 1)));
        }
    }
}
