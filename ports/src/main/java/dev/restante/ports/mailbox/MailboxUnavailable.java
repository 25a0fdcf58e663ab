package dev.restante.ports.mailbox;

/** A mailbox can't answer: its store failed, or it is closed. */
public final class MailboxUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MailboxUnavailable(String detail, Throwable cause) {
        super(detail, cause);
    }

    public MailboxUnavailable(String detail) {
        super(detail);
    }
}
