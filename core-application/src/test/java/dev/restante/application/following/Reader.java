package dev.restante.application.following;

import dev.restante.domain.mailbox.Gap;
import dev.restante.domain.message.Epoch;
import dev.restante.ports.following.Offer;
import dev.restante.ports.following.Recipient;
import dev.restante.ports.following.Take;
import java.util.ArrayList;
import java.util.List;

/**
 * A reader with a window, that notes what it hears and checks, as it hears it, what every reader may rely on: order, no
 * silent gap, nothing twice.
 */
public final class Reader implements Recipient {
    private final List<String> heard = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private int room;
    private boolean gone;
    private boolean began;
    private String epoch = "";
    private long position;

    public Reader() {
        this(Integer.MAX_VALUE);
    }

    /** Takes so many messages before its window is full. */
    public Reader(int room) {
        this.room = room;
    }

    public synchronized void makeRoom(int messages) {
        room = messages;
    }

    public synchronized void leave() {
        gone = true;
    }

    @Override
    public synchronized void following(Epoch of, long from, int backlog) {
        check(!began, "following twice");
        began = true;
        epoch = of.value();
        position = from - 1;
        heard.add("following " + from + " backlog " + backlog);
    }

    @Override
    public synchronized void reset(Epoch to) {
        check(!epoch.equals(to.value()) || !began, "reset to the same epoch");
        epoch = to.value();
        position = 0;
        heard.add("reset " + to);
    }

    @Override
    public synchronized void gap(Epoch of, Gap gap) {
        check(began && of.value().equals(epoch), "a gap of another epoch");
        check(gap.from() == position + 1, "gap " + gap + " at " + position);
        position = gap.to();
        heard.add("[" + gap.from() + "-" + gap.to() + " " + gap.reason().text() + "]");
    }

    @Override
    public synchronized Take offer(Offer offer) {
        check(began, "a message before following");
        if (gone) {
            return Take.CLOSED;
        }
        if (room == 0) {
            return Take.FULL;
        }
        room--;
        if (offer.message().isHeld()) {
            check(offer.message().epoch().value().equals(epoch), "a message of another epoch");
            long sequence = offer.message().sequence();
            check(sequence == position + 1, "message " + sequence + " at " + position);
            position = sequence;
        }
        heard.add(offer.message().body().asString() + (offer.redelivered() ? "*" : ""));
        return Take.TAKEN;
    }

    @Override
    public synchronized void failed(String detail) {
        heard.add("failed");
    }

    private void check(boolean fine, String fault) {
        if (!fine) {
            faults.add(fault + " after " + heard.subList(Math.max(0, heard.size() - 5), heard.size()));
        }
    }

    public synchronized List<String> heard() {
        return List.copyOf(heard);
    }

    public synchronized long position() {
        return position;
    }

    public synchronized String epoch() {
        return epoch;
    }

    /** What it heard that no reader may hear. */
    public synchronized List<String> faults() {
        return List.copyOf(faults);
    }
}
