package dev.restante.websocket.tls;

import dev.restante.websocket.tls.PemPair.Part;

/** Leaves the reading of a pair; caught in {@link PemPair#read}, never seen outside. */
final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    private final Part part;
    private final String found;
    private final String expected;

    Unfit(Part part, String found, String expected) {
        super(part + ": " + found + " (expected: " + expected + ")", null, false, false);
        this.part = part;
        this.found = found;
        this.expected = expected;
    }

    Part part() {
        return part;
    }

    String found() {
        return found;
    }

    String expected() {
        return expected;
    }
}
