package dev.restante.benchmarks.scenarios;

import dev.restante.benchmarks.gateway.Gateway;
import dev.restante.benchmarks.wire.Mail;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a gateway says it still holds. */
final class Held {
    private static final Pattern DEPTH = Pattern.compile("\"depth\":(\\d+)");
    private static final long MOMENT = TimeUnit.SECONDS.toNanos(2);

    private Held() {}

    /** Messages held in all threads of {@code mail}, after the last acknowledgements had a moment to arrive. */
    static long settled(Gateway gateway, Mail mail) throws IOException, InterruptedException {
        long held = 0;
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < mail.threads(); i++) {
                long depth = depth(client, gateway, mail.thread(i));
                for (long began = System.nanoTime(); depth > 0 && System.nanoTime() - began < MOMENT;) {
                    depth = depth(client, gateway, mail.thread(i));
                }
                held += depth;
            }
        }
        return held;
    }

    private static long depth(HttpClient client, Gateway gateway, String thread)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + gateway.address().getPort() + "/v1/threads/" + thread);
        Matcher depth = DEPTH.matcher(
                client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body());
        if (!depth.find()) {
            throw new IOException("thread " + thread + ": no depth");
        }
        return Long.parseLong(depth.group(1));
    }
}
