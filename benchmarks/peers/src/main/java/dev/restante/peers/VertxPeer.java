package dev.restante.peers;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.concurrent.ExecutionException;

/** Vert.x as its own documentation does it: {@code writeTextMessage} to each. */
final class VertxPeer {
    private VertxPeer() {}

    static int start() throws ExecutionException, InterruptedException {
        Threads<ServerWebSocket> threads = new Threads<>();
        return Vertx.vertx()
                .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0).setAcceptBacklog(4_096))
                .webSocketHandler(socket -> enter(threads, socket))
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get()
                .actualPort();
    }

    private static void enter(Threads<ServerWebSocket> threads, ServerWebSocket socket) {
        String path = socket.path();
        socket.textMessageHandler(text -> {
            for (ServerWebSocket reader : threads.of(text)) {
                var unused = reader.writeTextMessage(text);
            }
        });
        socket.closeHandler(closed -> threads.leave(path, socket));
        threads.enter(path, socket);
        var unused = socket.writeTextMessage("+");
    }
}
