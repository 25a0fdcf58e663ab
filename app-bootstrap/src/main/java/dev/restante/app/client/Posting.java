package dev.restante.app.client;

import dev.restante.app.client.CannotReach.Request;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;

/** One request with a body, and its answer. */
public final class Posting {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private Posting() {}

    /** The client that every command uses. */
    static HttpClient client(GatewayAddress to) {
        HttpClient.Builder client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
        to.trust().ifPresent(trust -> client.sslContext(trust.context()));
        return client.build();
    }

    /** An answer's status and body. */
    public record Answer(int status, String body) {}

    /**
     * Sends it once and waits for as long as the answer takes.
     *
     * @param path begins with a slash, and is encoded
     */
    public static Answer post(GatewayAddress to, String path, Map<String, String> headers, byte[] body)
            throws CannotReach, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(to.resource(path)).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = client(to).send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException e) {
            throw new CannotReach(to, Request.NOT_SENT, e);
        } catch (IOException e) {
            throw new CannotReach(to, Request.PERHAPS_SERVED, e);
        }
    }
}
