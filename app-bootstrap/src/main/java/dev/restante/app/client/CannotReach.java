package dev.restante.app.client;

import javax.net.ssl.SSLException;

/** No answer came. Whether the request arrived is known only if there was no connection. */
public final class CannotReach extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is known of the request. */
    public enum Request {
        /** There was no connection: it was not sent. */
        NOT_SENT,
        /** The connection broke: it may have been served. */
        PERHAPS_SERVED
    }

    private final Request request;

    CannotReach(GatewayAddress address, Request request, Exception cause) {
        super(address + ": " + words(request, cause), cause);
        this.request = request;
    }

    private static String words(Request request, Exception cause) {
        String what = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        if (cause instanceof SSLException) {
            return "no connection that can be trusted (" + what + "); --cacert names a file of certificates to trust";
        }
        return request == Request.NOT_SENT ? "no connection (" + what + ")" : "the connection broke (" + what + ")";
    }

    public Request request() {
        return request;
    }
}
