package dev.restante.benchmarks.crowd;

import java.nio.ByteBuffer;

/** How a server is spoken to. Threads have names of {@link Payload#NAME} digits. */
public enum Dialect {
    /** The gateway's own. */
    RESTANTE("/v1/connect?thread=", "/v1/connect", "{\"type\":\"send\",\"thread\":\"", "\",\"body\":\"", "\"}") {
        @Override
        boolean isMessage(ByteBuffer in, int from, int length) {
            return length > TYPE && in.get(from + TYPE) == 'm';
        }

        @Override
        boolean isReady(String text, boolean reader) {
            return text.startsWith(reader ? "{\"type\":\"following\"" : "{\"type\":\"welcome\"");
        }

        @Override
        boolean isChatter(String text) {
            return text.startsWith("{\"type\":\"welcome\"");
        }
    },
    /** What the peers speak: the message as it is; {@code +} for a welcome. */
    PLAIN("/r/", "/p", "", "", "") {
        @Override
        boolean isMessage(ByteBuffer in, int from, int length) {
            return length > 1;
        }

        @Override
        boolean isReady(String text, boolean reader) {
            return text.equals("+");
        }
    },
    /** Engine.IO 4 and Socket.IO 5 over WebSocket. */
    SOCKET_IO("/socket.io/?EIO=4&transport=websocket&r=", "/socket.io/?EIO=4&transport=websocket", "", "42[\"m\",\"",
            "\"]") {
        @Override
        boolean isMessage(ByteBuffer in, int from, int length) {
            return length > 5 && in.get(from + 4) == 'm';
        }

        @Override
        boolean isReady(String text, boolean reader) {
            return text.equals("42[\"+\"]");
        }

        @Override
        boolean isChatter(String text) {
            return text.startsWith("0{") || text.startsWith("40{") || text.equals("2");
        }

        @Override
        String reply(String text) {
            return text.startsWith("0{") ? "40" : text.equals("2") ? "3" : "";
        }
    };

    /** Where the type of a gateway's frame begins. */
    static final int TYPE = 9;

    private final String reader;
    private final String publisher;
    private final String open;
    private final String middle;
    private final String close;

    Dialect(String reader, String publisher, String open, String middle, String close) {
        this.reader = reader;
        this.publisher = publisher;
        this.open = open;
        this.middle = middle;
        this.close = close;
    }

    /** Target of the request of one who reads this thread. */
    String reader(String thread) {
        return reader + thread;
    }

    String publisher() {
        return publisher;
    }

    /** What stands before the payload of a message to this thread. */
    String before(String thread) {
        return open.isEmpty() ? middle : open + thread + middle;
    }

    /** What stands after the payload, of messages sent and received. */
    String after() {
        return close;
    }

    /** Whether the text of this length brings a message. */
    abstract boolean isMessage(ByteBuffer in, int from, int length);

    /** Whether it says that from now on all is as asked for. */
    abstract boolean isReady(String text, boolean reader);

    /** Whether it may come and means nothing to us. */
    boolean isChatter(String text) {
        return false;
    }

    /** What is to be said to it; empty for nothing. */
    String reply(String text) {
        return "";
    }
}
