/** The pure core: value types, delivery outcomes and the rules of a mailbox. No dependency, no I/O, no clock, no thread. */
module dev.restante.domain {
    exports dev.restante.domain.delivery;
    exports dev.restante.domain.mailbox;
    exports dev.restante.domain.message;
}
