package dev.restante.metrics;

import dev.restante.domain.mailbox.Ledger;
import dev.restante.ports.observing.Observed;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** The ledger, and how full the mailbox is. */
final class MailboxMeters {
    private MailboxMeters() {}

    static void register(Meters<Supplier<Observed>> meters) {
        entry(meters, "recovered", "Messages that the store held when it was opened.", Ledger::recovered);
        entry(meters, "accepted", "Messages accepted.", Ledger::accepted);
        entry(meters, "acknowledged", "Messages that a reader has confirmed.", Ledger::acknowledged);
        entry(meters, "expired", "Messages whose time to live passed unread.", Ledger::expired);
        entry(meters, "evicted", "Messages that made room for newer ones.", Ledger::evicted);
        entry(meters, "replaced", "Messages that a newer one of the same topic replaced.", Ledger::replaced);
        entry(meters, "purged", "Messages removed by an explicit call.", Ledger::purged);
        meters.gauge(
                "restante.messages.held",
                "Messages accepted and not yet acknowledged.",
                s -> s.get().holdings().ledger().held())
                .gauge(
                        "restante.mailbox.bytes",
                        "Bytes that the mailbox keeps, overheads included.",
                        s -> s.get().holdings().bytes())
                .gauge(
                        "restante.mailbox.bytes.limit",
                        "limits.node-bytes.",
                        s -> s.get().holdings().bytesLimit())
                .gauge(
                        "restante.mailbox.threads",
                        "Threads that hold or remember anything.",
                        s -> s.get().holdings().threads())
                .gauge(
                        "restante.mailbox.threads.limit",
                        "limits.threads.",
                        s -> s.get().holdings().threadsLimit());
    }

    private static void entry(
            Meters<Supplier<Observed>> meters, String name, String help, ToLongFunction<Ledger> entry) {
        meters.counter(
                "restante.messages." + name, help, s -> entry.applyAsLong(s.get().holdings().ledger()));
    }
}
