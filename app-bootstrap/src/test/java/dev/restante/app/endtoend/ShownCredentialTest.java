package dev.restante.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.app.endtoend.CommandProcess.Ended;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code restante send} and {@code restante follow} show to whom they reach. */
@Timeout(120)
class ShownCredentialTest {
    private static final String FORBIDDEN = "{\"outcome\":\"rejected\",\"reason\":\"FORBIDDEN\"}";

    private final BlockingQueue<List<String>> heads = new LinkedBlockingQueue<>();

    @TempDir
    Path directory;

    @Test
    void tokenOfAFile_winsOverTheVariable_andIsShownByBothCommands() throws Exception {
        String file = Files.writeString(directory.resolve("token"), "from.a-file_~+/=\n").toString();
        Map<String, String> variables = Map.of("RESTANTE_TOKEN", "fromTheVariable");
        assertShows("Bearer from.a-file_~+/=", variables, "send", "t", "1", "--token-file", file);
        assertShows("Bearer from.a-file_~+/=", variables, "follow", "t", "--token-file", file);
        assertShows("Bearer fromTheVariable", variables, "send", "t", "1");
        assertShows("Bearer fromTheVariable", variables, "follow", "t");
    }

    @Test
    void withoutEither_nothingIsShown() throws Exception {
        assertShows("", Map.of("RESTANTE_TOKEN", ""), "send", "t", "1");
        assertShows("", Map.of(), "follow", "t");
    }

    @Test
    void variableThatIsNoToken_isRefusedWithoutAWordOfIt() throws Exception {
        Ended ended = CommandProcess.run(directory, Map.of("RESTANTE_TOKEN", "hunter two"), "send", "t", "1");
        assertEquals(2, ended.code());
        assertTrue(ended.err().contains("RESTANTE_TOKEN: 10 characters that are no token"), ended.err());
        assertFalse(ended.err().contains("hunter"), ended.err());
    }

    /** An empty one for no header at all. */
    private void assertShows(String expected, Map<String, String> variables, String... command) throws Exception {
        try (ServerSocket refusing = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refuse(refusing));
            List<String> line = new ArrayList<>(List.of(command));
            line.addAll(List.of("--url", "http://127.0.0.1:" + refusing.getLocalPort()));
            Ended ended = CommandProcess.run(directory, variables, line.toArray(String[]::new));
            assertEquals(1, ended.code(), ended.err());
            List<String> shown = heads.take()
                    .stream()
                    .filter(field -> field.startsWith("Authorization: "))
                    .map(field -> field.substring("Authorization: ".length()))
                    .toList();
            assertEquals(expected.isEmpty() ? List.of() : List.of(expected), shown);
            assertFalse((ended.out() + ended.err()).contains("from"), ended.err());
        }
    }

    private void refuse(ServerSocket refusing) {
        try (Socket socket = refusing.accept()) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            List<String> head = new ArrayList<>();
            for (String field = in.readLine(); field != null && !field.isEmpty(); field = in.readLine()) {
                head.add(field);
            }
            heads.add(head);
            if (head.contains("Content-Length: 1")) {
                in.read();
            }
            String answer = "HTTP/1.1 401 Unauthorized\r\nContent-Type: application/problem+json\r\nContent-Length: "
                    + FORBIDDEN.length() + "\r\nWWW-Authenticate: Bearer\r\nConnection: close\r\n\r\n" + FORBIDDEN;
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            heads.add(List.of("Authorization: " + gone));
        }
    }
}
