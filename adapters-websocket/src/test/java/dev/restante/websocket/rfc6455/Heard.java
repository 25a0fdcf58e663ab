package dev.restante.websocket.rfc6455;

import dev.restante.websocket.socket.CloseCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What a parser told, as lines. */
final class Heard implements FrameListener {
    private static final int MAX_BYTES = 100_000;

    private final List<String> lines = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private boolean paused;

    /** What a parser tells of bytes that come in pieces: cut at these places, in order. */
    static List<String> of(byte[] bytes, int... cuts) {
        Heard heard = new Heard();
        FrameParser parser = new FrameParser(MAX_BYTES, heard);
        int from = 0;
        for (int cut : cuts) {
            parser.parse(ByteBuffer.wrap(bytes, from, cut - from).slice());
            from = cut;
        }
        parser.parse(ByteBuffer.wrap(bytes, from, bytes.length - from).slice());
        return heard.lines;
    }

    /** The same, cut at random. */
    static List<String> shuffled(byte[] bytes, RandomGenerator random) {
        return of(bytes, random.ints(random.nextInt(8), 0, bytes.length + 1).sorted().toArray());
    }

    @Override
    public void frame(int bytes) {
        sizes.add(bytes);
    }

    /** Of the frames that came whole, in order. */
    List<Integer> sizes() {
        return sizes;
    }

    @Override
    public void text(byte[] utf8) {
        try {
            lines.add("text " + StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)));
        } catch (CharacterCodingException e) {
            throw new AssertionError("text that is not UTF-8", e);
        }
    }

    @Override
    public void ping(byte[] payload) {
        lines.add("ping " + new String(payload, StandardCharsets.UTF_8));
    }

    @Override
    public void pong() {
        lines.add("pong");
    }

    @Override
    public void close(int code) {
        lines.add("close " + code);
    }

    @Override
    public void refused(CloseCode code) {
        lines.add("refused " + code.code());
    }

    void pause() {
        paused = true;
    }

    @Override
    public boolean isPaused() {
        return paused;
    }
}
