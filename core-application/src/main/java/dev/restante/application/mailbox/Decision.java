package dev.restante.application.mailbox;

/** What is done to one thread, while nothing else is done to it; the answer is told once it is committed. */
interface Decision<T> {
    T decide(Cell cell, Stripe stripe, long now);
}
