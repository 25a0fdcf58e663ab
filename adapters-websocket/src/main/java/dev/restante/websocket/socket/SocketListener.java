package dev.restante.websocket.socket;

/** What a {@link Socket} tells, on its own thread and one call at a time. */
public interface SocketListener {
    /** A frame has come, be it a control frame or a fragment; {@code bytes} with its header. Before what it says is told. */
    void arrived(int bytes);

    /** One whole text message, checked to be UTF-8. The array is the listener's to keep. */
    void received(byte[] utf8);

    /** The peer sent what is not taken; none of it is told, and the socket waits to be closed with this code. */
    void refused(CloseCode code);

    /** What {@link Socket#write} left open is out of our hands. */
    void written();

    /** The peer asked to close, or stopped sending. */
    void peerLeft();

    /** The connection is gone. Once, and nothing after it. */
    void ended();
}
