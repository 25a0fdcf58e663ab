package dev.restante.peers;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** Jetty as its own documentation does it: {@code sendText} to each. */
final class JettyPeer {
    private JettyPeer() {}

    static int start() throws Exception {
        Threads<Session> threads = new Threads<>();
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setAcceptQueueSize(4_096);
        server.addConnector(connector);
        server.setHandler(WebSocketUpgradeHandler.from(server,
                container -> container.addMapping("/*",
                        (request, response, callback) -> new Endpoint(threads, request.getHttpURI().getPath()))));
        server.start();
        return connector.getLocalPort();
    }

    /** Public, as Jetty looks for it by reflection. */
    public static final class Endpoint extends Session.Listener.AbstractAutoDemanding {
        private final Threads<Session> threads;
        private final String path;

        Endpoint(Threads<Session> threads, String path) {
            this.threads = threads;
            this.path = path;
        }

        @Override
        public void onWebSocketOpen(Session session) {
            super.onWebSocketOpen(session);
            threads.enter(path, session);
            session.sendText("+", Callback.NOOP);
        }

        @Override
        public void onWebSocketText(String text) {
            for (Session reader : threads.of(text)) {
                reader.sendText(text, Callback.NOOP);
            }
        }

        @Override
        public void onWebSocketClose(int code, String reason, Callback callback) {
            threads.leave(path, getSession());
            callback.succeed();
        }
    }
}
