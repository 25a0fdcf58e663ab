package dev.restante.peers;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import io.undertow.websockets.spi.WebSocketHttpExchange;
import java.net.InetSocketAddress;
import java.net.URI;
import org.xnio.Options;

/** Undertow as its own documentation does it: {@code WebSockets.sendText} to each. */
final class UndertowPeer {
    private UndertowPeer() {}

    static int start() {
        Threads<WebSocketChannel> threads = new Threads<>();
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setSocketOption(Options.BACKLOG, 4_096)
                .setHandler(Handlers.websocket((exchange, channel) -> enter(threads, exchange, channel)))
                .build();
        server.start();
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    private static void enter(
            Threads<WebSocketChannel> threads, WebSocketHttpExchange exchange, WebSocketChannel channel) {
        String path = URI.create(exchange.getRequestURI()).getPath();
        channel.getReceiveSetter().set(new AbstractReceiveListener() {
            @Override
            protected void onFullTextMessage(WebSocketChannel from, BufferedTextMessage message) {
                String text = message.getData();
                for (WebSocketChannel reader : threads.of(text)) {
                    WebSockets.sendText(text, reader, null);
                }
            }
        });
        channel.addCloseTask(closed -> threads.leave(path, closed));
        threads.enter(path, channel);
        WebSockets.sendText("+", channel, null);
        channel.resumeReceives();
    }
}
