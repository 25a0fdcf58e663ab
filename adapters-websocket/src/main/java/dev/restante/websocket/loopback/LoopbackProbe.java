package dev.restante.websocket.loopback;

import dev.restante.domain.message.InvalidValue;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.verification.Receipt;
import dev.restante.ports.operations.HandOverProbe;
import dev.restante.websocket.frames.ServerWord;
import dev.restante.websocket.json.JsonBytes;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the probe over a connection to the address that was bound. */
public final class LoopbackProbe implements HandOverProbe {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_BYTES = 16;

    private final Passes passes;
    private final Supplier<@Nullable InetSocketAddress> bound;
    private final Vigil vigil;
    private final Dial dial;
    /** What is waited for, for the receipt. */
    private String awaited = "";

    /** Looks at what carries connections, since one of them may be stuck while another one serves the probe. */
    public interface Vigil {
        /** What does not stir within this time, in words; empty if all do. Blocks so long at most. */
        String silent(Duration within);
    }

    /**
     * @param bound the listener's address, null while it is not open
     * @param dial makes connections to it
     */
    public LoopbackProbe(Passes passes, Supplier<@Nullable InetSocketAddress> bound, Vigil vigil, Dial dial) {
        this.passes = passes;
        this.bound = bound;
        this.vigil = vigil;
        this.dial = dial;
    }

    @Override
    public synchronized Receipt receive(ThreadId thread, Duration within) {
        InetSocketAddress address = bound.get();
        if (address == null) {
            return new Receipt.Refused("the public listener is not open");
        }
        String silent = vigil.silent(within);
        if (!silent.isEmpty()) {
            return new Receipt.Silent(silent, within);
        }
        Countdown countdown = new Countdown(passes::nanos, within);
        try {
            return receive(thread, address, countdown);
        } catch (ConnectException refused) {
            return new Receipt.Refused("port " + address.getPort() + ": " + refused.getMessage());
        } catch (SocketTimeoutException late) {
            return new Receipt.Silent(awaited, within);
        } catch (EOFException ended) {
            return new Receipt.Broke("the connection ended while waiting for " + awaited);
        } catch (IOException | InvalidValue broken) {
            return new Receipt.Broke(broken.getMessage() + ", while waiting for " + awaited);
        } finally {
            passes.revoke();
        }
    }

    private Receipt receive(ThreadId thread, InetSocketAddress address, Countdown countdown) throws IOException {
        byte[] secret = passes.secret();
        await("a connection to port " + address.getPort());
        try (LoopbackClient client =
                new LoopbackClient(connect(address, countdown), countdown, Arrays.copyOfRange(secret, KEY_BYTES,
                        secret.length))) {
            await("the answer to the upgrade");
            String key = Base64.getEncoder().encodeToString(Arrays.copyOf(secret, KEY_BYTES));
            LoopbackClient.Upgraded upgraded = client.upgrade(
                    "127.0.0.1:" + address.getPort(), key, passes.issue(thread, countdown.left()));
            if (!upgraded.isGranted() || !upgraded.accept().equals(accept(key))) {
                return new Receipt.Refused("the upgrade was answered " + upgraded.status());
            }
            await("the probe");
            ServerWord message = expect(client, "message");
            await("the acknowledgement's effect");
            client.say(acknowledgement(thread, message));
            client.say("{\"type\":\"ping\"}");
            expect(client, "pong"); // or the error that an acknowledgement can be answered with
            await("the close frame");
            client.leave();
            return new Receipt.Acknowledged(message.id(), message.body());
        }
    }

    private void await(String what) {
        awaited = what;
    }

    /** A wildcard is reached by loopback, by whichever of both there is. */
    private Socket connect(InetSocketAddress address, Countdown countdown) throws IOException {
        if (!address.getAddress().isAnyLocalAddress()) {
            return dial.to(address, countdown.millis());
        }
        List<InetAddress> loopbacks = List.of(loopback(4), loopback(16));
        try {
            return dial.to(new InetSocketAddress(loopbacks.get(0), address.getPort()), countdown.millis());
        } catch (ConnectException refused) {
            if (!(address.getAddress() instanceof Inet6Address)) {
                throw refused;
            }
            return dial.to(new InetSocketAddress(loopbacks.get(1), address.getPort()), countdown.millis());
        }
    }

    private static InetAddress loopback(int bytes) throws UnknownHostException {
        byte[] address = new byte[bytes];
        address[0] = (byte) (bytes == 4 ? 127 : 0);
        address[bytes - 1] = 1;
        return InetAddress.getByAddress(address);
    }

    private static ServerWord expect(LoopbackClient client, String type) throws IOException {
        for (ServerWord word = client.next();; word = client.next()) {
            if (word.type().equals(type)) {
                return word;
            }
            if (word.type().equals("error")) {
                throw new IOException("the gateway answered an error");
            }
        }
    }

    private static String acknowledgement(ThreadId thread, ServerWord message) {
        JsonBytes json = new JsonBytes(128)
                .beginObject()
                .field("type", "ack")
                .field("thread", thread.value())
                .field("epoch", message.position().epoch().value())
                .field("sequence", message.position().sequence())
                .endObject();
        return StandardCharsets.UTF_8.decode(json.buffer()).toString();
    }

    /** RFC 6455, section 4.2.2. */
    private static String accept(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] digest = sha1.digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-1", impossible);
        }
    }
}
