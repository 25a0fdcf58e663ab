package dev.restante.application.observing;

import dev.restante.ports.observing.HoldingsView;
import dev.restante.ports.observing.Observed;
import dev.restante.ports.observing.Observing;
import dev.restante.ports.observing.ReadersView;
import dev.restante.ports.observing.TrafficView;
import dev.restante.ports.observing.VerificationView;

/** Observes by asking everybody who counts. */
public final class ObserveNode implements Observing {
    private final HoldingsView holdings;
    private final TrafficView traffic;
    private final ReadersView readers;
    private final VerificationView verifications;

    public ObserveNode(
            HoldingsView holdings, TrafficView traffic, ReadersView readers, VerificationView verifications) {
        this.holdings = holdings;
        this.traffic = traffic;
        this.readers = readers;
        this.verifications = verifications;
    }

    @Override
    public Observed observe() {
        return new Observed(
                holdings.holdings(), traffic.traffic(), readers.readers(), verifications.verifications());
    }
}
