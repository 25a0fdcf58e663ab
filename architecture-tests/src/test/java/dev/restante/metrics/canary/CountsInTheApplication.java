package dev.restante.metrics.canary;

import dev.restante.application.serving.SendAccount;

/** Must break: an adapter knows the ports, and nothing of who implements them. */
public final class CountsInTheApplication {
    SendAccount counted = new SendAccount(0, 0, 0, 0);

    private CountsInTheApplication() {}
}
