package dev.restante.websocket.rfc6455;

import dev.restante.websocket.frames.ClientFrame;
import dev.restante.websocket.frames.FrameReader;
import dev.restante.websocket.frames.ServerFrames;
import dev.restante.websocket.socket.Frame;
import dev.restante.websocket.wire.Frames;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Undertow's own WebSocket server, which is known to be right; it answers pings in text as the gateway does. */
final class Yardstick implements AutoCloseable {
    private final Undertow undertow;

    /** {@code maxBytes}: of one message. */
    Yardstick(int maxBytes) {
        undertow = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(2)
                .setWorkerThreads(1)
                .setHandler(Handlers.path().addExactPath("/v1/connect", Handlers.websocket((exchange, channel) -> {
                    say(ServerFrames.TEXT.welcome("c", Duration.ofSeconds(25)), channel);
                    channel.getReceiveSetter().set(listener(maxBytes));
                    channel.resumeReceives();
                })))
                .build();
        undertow.start();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
    }

    private static AbstractReceiveListener listener(int maxBytes) {
        return new AbstractReceiveListener() {
            @Override
            protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message) {
                byte[] utf8 = message.getData().getBytes(StandardCharsets.UTF_8);
                switch (FrameReader.read(utf8)) {
                    case ClientFrame.Ping ping -> say(ServerFrames.TEXT.pong(ping.ref()), channel);
                    case ClientFrame.Faulty faulty ->
                        say(ServerFrames.TEXT.error(faulty.code(), faulty.detail(), null, faulty.ref()), channel);
                    default -> throw new IllegalStateException("frame: " + message.getData() + " (expected: a ping)");
                }
            }

            @Override
            protected long getMaxTextBufferSize() {
                return maxBytes;
            }
        };
    }

    private static void say(Frame frame, WebSocketChannel channel) {
        WebSockets.sendText(Frames.text(frame), channel, null);
    }

    @Override
    public void close() {
        undertow.stop();
    }
}
