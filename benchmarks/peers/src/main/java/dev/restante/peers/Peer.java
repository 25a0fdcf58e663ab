package dev.restante.peers;

/** Starts one: {@code Peer undertow|netty|vertx|jetty}, on a free port that it says on standard output. */
public final class Peer {
    private Peer() {}

    public static void main(String[] args) throws Exception {
        int port = switch (args[0]) {
            case "undertow" -> UndertowPeer.start();
            case "netty" -> NettyPeer.start();
            case "vertx" -> VertxPeer.start();
            case "jetty" -> JettyPeer.start();
            default -> throw new IllegalArgumentException("peer: " + args[0]);
        };
        System.out.println("listening " + port);
    }
}
