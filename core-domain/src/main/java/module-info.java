/** Restante's rules: pure Java without a dependency, I/O, a clock, a thread, randomness or logging. */
module dev.restante.domain {
    exports dev.restante.domain.access;
    exports dev.restante.domain.delivery;
    exports dev.restante.domain.environment;
    exports dev.restante.domain.mailbox;
    exports dev.restante.domain.message;
    exports dev.restante.domain.network;
    exports dev.restante.domain.serving;
    exports dev.restante.domain.startup;
    exports dev.restante.domain.verification;
}
