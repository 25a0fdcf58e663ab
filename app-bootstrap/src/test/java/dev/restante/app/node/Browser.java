package dev.restante.app.node;

import dev.restante.websocket.json.JsonBytes;
import dev.restante.websocket.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * A headless Chromium, driven over W3C WebDriver: that is JSON over HTTP, and what is needed of it fits on this page, where
 * a client library would bring forty others. Nothing is downloaded. For one thread.
 */
final class Browser implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("successfully on port (\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process driver;
    private final String session;

    private Browser(Process driver, String address) throws IOException, InterruptedException {
        this.driver = driver;
        String options = "{\"capabilities\":{\"alwaysMatch\":{\"goog:loggingPrefs\":{\"browser\":\"ALL\"},"
                + "\"goog:chromeOptions\":{\"binary\":" + quoted(WithBrowser.Found.browser().orElseThrow().toString())
                // Containers give neither the rights for a sandbox of its own nor much of /dev/shm.
                + ",\"args\":[\"--headless=new\",\"--no-sandbox\",\"--disable-dev-shm-usage\",\"--disable-gpu\","
                + "\"--window-size=1280,1000\"]}}}}";
        String id = Json.fields(call("POST", address + "/session", options)).get("sessionId");
        this.session = address + "/session/" + id;
    }

    static Browser open() throws IOException, InterruptedException {
        Process driver = new ProcessBuilder(WithBrowser.Found.driver().orElseThrow().toString(), "--port=0")
                .redirectErrorStream(true)
                .start();
        BufferedReader output = driver.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher port = PORT.matcher(line);
            if (port.find()) {
                return new Browser(driver, "http://127.0.0.1:" + port.group(1));
            }
        }
        throw new IOException("chromedriver: ended without a port");
    }

    void visit(URI page) throws IOException, InterruptedException {
        call("POST", session + "/url", "{\"url\":" + quoted(page.toString()) + "}");
    }

    /** Runs the body of a function in the page; answers what it returns, as text or as JSON. */
    String run(String script, String... arguments) {
        StringBuilder list = new StringBuilder();
        for (String argument : arguments) {
            list.append(list.isEmpty() ? "" : ",").append(quoted(argument));
        }
        try {
            return call(
                    "POST", session + "/execute/sync", "{\"script\":" + quoted(script) + ",\"args\":[" + list + "]}");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(script, e);
        }
    }

    /** Waits until an expression of the page is true. */
    void await(String expression) {
        Awaitility.await(expression)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> run("return String(Boolean(" + expression + "))"), "true"::equals);
    }

    /** What an element shows. */
    String shown(String id) {
        return run("return document.getElementById(arguments[0]).innerText", id);
    }

    /** Presses keys, one after the other, wherever the focus is. */
    void press(String... keys) throws IOException, InterruptedException {
        StringBuilder actions = new StringBuilder();
        for (String key : keys) {
            String value = ",\"value\":" + quoted(key) + "}";
            actions.append(actions.isEmpty() ? "" : ",");
            actions.append("{\"type\":\"keyDown\"").append(value).append(",{\"type\":\"keyUp\"").append(value);
        }
        call("POST", session + "/actions",
                "{\"actions\":[{\"type\":\"key\",\"id\":\"keys\",\"actions\":[" + actions + "]}]}");
    }

    /** What a person types. */
    void type(String text) throws IOException, InterruptedException {
        press(text.codePoints().mapToObj(Character::toString).toArray(String[]::new));
    }

    /** A command of Chromium's own protocol. */
    void chromium(String command, String parameters) throws IOException, InterruptedException {
        call("POST", session + "/goog/cdp/execute",
                "{\"cmd\":" + quoted(command) + ",\"params\":" + parameters + "}");
    }

    /** {@code light} or {@code dark}. */
    void prefer(String scheme) throws IOException, InterruptedException {
        chromium("Emulation.setEmulatedMedia",
                "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + scheme + "\"}]}");
    }

    void size(int width, int height) throws IOException, InterruptedException {
        chromium("Emulation.setDeviceMetricsOverride", "{\"width\":" + width + ",\"height\":" + height
                + ",\"deviceScaleFactor\":1,\"mobile\":false}");
    }

    /** What the page's console was told since it was asked last, as JSON. */
    String console() throws IOException, InterruptedException {
        return call("POST", session + "/se/log", "{\"type\":\"browser\"}");
    }

    private String call(String method, String address, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        Map<String, String> fields = Json.fields(response.body());
        String value = fields.getOrDefault("value", "");
        if (response.statusCode() != 200) {
            throw new IOException(method + " " + address + " " + body + ": " + value);
        }
        return value;
    }

    private static String quoted(String text) {
        JsonBytes json = new JsonBytes(text.length()).value(text);
        return StandardCharsets.UTF_8.decode(json.buffer()).toString();
    }

    @Override
    public void close() {
        try {
            call("DELETE", session, "");
        } catch (IOException | InterruptedException e) {
            // Its processes are ended below all the same.
        }
        List<ProcessHandle> children = driver.descendants().toList();
        driver.destroy();
        children.forEach(ProcessHandle::destroyForcibly);
        client.close();
    }
}
