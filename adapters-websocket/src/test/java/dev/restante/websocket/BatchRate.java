package dev.restante.websocket;

import dev.restante.websocket.wire.BatchClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Lines a second through one batch, measured roughly: client, gateway and a mailbox in memory share one process. */
final class BatchRate {
    private static final int LINES = 400_000;
    private static final int THREADS = 1_000;
    private static final int LINES_A_CHUNK = 200;

    private BatchRate() {}

    public static void main(String[] arguments) throws IOException {
        for (int round = 1; round <= 8; round++) {
            try (Gateway gateway = Gateway.roomy(s -> s); Socket socket = new Socket()) {
                socket.connect(gateway.address);
                long began = System.nanoTime();
                CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(socket));
                int seen = read(socket.getInputStream());
                writing.join();
                double seconds = (System.nanoTime() - began) / 1e9;
                System.out.printf("round %d: %d outcomes, %.0f lines/s%n", round, seen, seen / seconds);
            }
        }
    }

    private static void write(Socket socket) {
        try {
            String head = String.join(
                    "\r\n", "POST /v1/messages HTTP/1.1", "Host: test", "Content-Type: application/x-ndjson",
                    "Transfer-Encoding: chunked", "", "");
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String body = "\",\"body\":\"" + "x".repeat(254) + "\"}\n";
            StringBuilder lines = new StringBuilder();
            for (int i = 1; i <= LINES; i++) {
                lines.append("{\"thread\":\"thread-").append(i % THREADS).append(body);
                if (i % LINES_A_CHUNK == 0) {
                    byte[] chunk = lines.toString().getBytes(StandardCharsets.US_ASCII);
                    socket.getOutputStream().write(BatchClient.chunk(chunk));
                    lines.setLength(0);
                }
            }
            socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Outcomes, counted by how they begin. */
    private static int read(InputStream in) throws IOException {
        byte[] buffer = new byte[256 * 1024];
        int seen = 0;
        while (seen < LINES) {
            int read = in.read(buffer);
            if (read < 0) {
                throw new java.io.EOFException(seen + " outcomes");
            }
            for (int i = 0; i < read; i++) {
                seen += buffer[i] == '{' ? 1 : 0;
            }
        }
        return seen;
    }
}
