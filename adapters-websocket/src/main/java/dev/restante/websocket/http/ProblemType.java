package dev.restante.websocket.http;

import dev.restante.domain.delivery.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Every problem an answer can name (RFC 9457): the one table of statuses, and what {@code /problems/<name>} explains.
 */
public enum ProblemType {
    INVALID(400, "Invalid value",
            "A value breaks its rule; the detail reads name: value (expected: rule). Correct it."),
    UNAUTHENTICATED(401, "Unauthenticated",
            "Say who you are: Authorization: Bearer and a token or an API key; in a browser's WebSocket the subprotocol"
                    + " restante.bearer.<base64url of the token> beside restante.v1."),
    FORBIDDEN(403, "Forbidden", "Your credentials do not allow this. Whether the thread exists makes no difference."),
    ORIGIN_NOT_ALLOWED(403, "Origin not allowed", "Pages of this origin may not use the gateway (public.origins)."),
    HOST_NOT_ALLOWED(403, "Host not allowed",
            "The management listener is reached by address, as localhost, or by the name in management.host."),
    NOT_FOUND(404, "Not found", "There is no such resource."),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "The resource has other methods: see the header Allow."),
    NOT_ACCEPTABLE(406, "Not acceptable",
            "Your header Accept excludes all that this resource answers with; the detail names it."),
    NO_RECIPIENT(409, "No recipient", "The message had TTL 0, now or never, and no reader took it. It was not stored."),
    CONFLICT(409, "Conflict", "The same id was used with another body. Use a new id for a new message."),
    BAD_ACK(409, "Bad acknowledgement",
            "Nothing above a lower sequence was handed over yet: there is nothing to confirm."),
    STALE_EPOCH(409, "Stale epoch",
            "The thread's log has begun anew since. Follow it again, and take up the new epoch."),
    WRONG_STATE(409, "Wrong state", "The node cannot do that in the state it is in; the detail names both states."),
    OTHER_STORE(409, "Other store", "This node has another store open than the one that was named: ask its own node."),
    NOTHING_ON_DISK(409, "Nothing on disk", "This node's mailbox is in memory: there is nothing that could be copied."),
    BACKUP_RUNNING(409, "Backup running", "Another backup is being written. Ask again when it is done."),
    TOO_LARGE(413, "Too large", "The body is larger than limits.message-bytes."),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type",
            "Send application/json or text/plain, a batch application/x-ndjson, in UTF-8."),
    MISDIRECTED(421, "Misdirected request",
            "WebSocket is not spoken over HTTP/2 (RFC 8441): come by a connection that chose http/1.1."),
    UPGRADE_REQUIRED(426, "Upgrade required", "This resource speaks WebSocket, version 13 (RFC 6455)."),
    TOO_MANY_OF_ADDRESS(429, "Too many connections of your address",
            "Your address holds as many connections as limits.connections-per-address allows. Wait as Retry-After says."),
    TOO_MANY_OF_PRINCIPAL(429, "Too many connections of yours",
            "You hold as many connections as limits.connections-per-principal allows. Close one you do not need."),
    TOO_MANY_UPGRADES(429, "Too many upgrades",
            "More clients connect at this moment than limits.upgrades-per-second allows. Wait as Retry-After says."),
    RATE_LIMITED(429, "Rate limited", "You send more often than you may. Wait as Retry-After says."),
    HEADERS_TOO_LARGE(431, "Headers too large", "The request's headers are larger than limits.header-bytes."),
    FAULT(500, "Fault", "The gateway failed. Its operator finds the cause in the log."),
    BACKUP_FAILED(500, "Backup failed", "The copy could not be written or read back; the detail says why."),
    NOT_READY(503, "Not ready", "The gateway is starting or stopping. Nothing was stored. Wait as Retry-After says."),
    UNAVAILABLE(503, "Unavailable",
            "The store failed. Where settled is false the message may exist: retry with the same id."),
    TOO_MANY_CONNECTIONS(503, "Too many connections",
            "The gateway holds as many connections as limits.connections allows."),
    MAILBOX_FULL(507, "Mailbox full", "The thread holds as much as it may: its readers have to acknowledge first."),
    CAPACITY(507, "No capacity", "The node, or its store, is full.");

    private final int status;
    private final String title;
    private final String explanation;

    ProblemType(int status, String title, String explanation) {
        this.status = status;
        this.title = title;
        this.explanation = explanation;
    }

    /** What a rejected send is answered with. */
    static ProblemType of(Reason reason) {
        return switch (reason) {
            case INVALID -> INVALID;
            case TOO_LARGE -> TOO_LARGE;
            case MAILBOX_FULL -> MAILBOX_FULL;
            case CAPACITY -> CAPACITY;
            case RATE_LIMITED -> RATE_LIMITED;
            case FORBIDDEN -> FORBIDDEN;
            case CONFLICT -> CONFLICT;
            case NOT_READY -> NOT_READY;
            case UNAVAILABLE -> UNAVAILABLE;
            case NO_RECIPIENT -> NO_RECIPIENT;
        };
    }

    static @Nullable ProblemType named(String text) {
        for (ProblemType type : values()) {
            if (type.text().equals(text)) {
                return type;
            }
        }
        return null;
    }

    /** Its name in addresses: {@code mailbox-full}. */
    String text() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String explanation() {
        return explanation;
    }
}
