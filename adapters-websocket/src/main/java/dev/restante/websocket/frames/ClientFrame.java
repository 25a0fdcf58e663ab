package dev.restante.websocket.frames;

import dev.restante.domain.delivery.Rejected;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.access.Credential;
import org.jspecify.annotations.Nullable;

/** What a client says. {@code ref} is its own mark, given back in the answer; null where it set none. */
public sealed interface ClientFrame {
    @Nullable
    String ref();

    record Follow(@Nullable String ref, ThreadId thread, From from, AckMode ack) implements ClientFrame {}

    record Unfollow(@Nullable String ref, ThreadId thread) implements ClientFrame {}

    record Ack(@Nullable String ref, ThreadId thread, Position position) implements ClientFrame {}

    /** Something sent, be it right or wrong. */
    sealed interface Sending extends ClientFrame {}

    record Send(@Nullable String ref, ThreadId thread, Message message) implements Sending {}

    /** A send that breaks a rule of form: answered by an outcome, as every send is. */
    record BadSend(@Nullable String ref, Rejected outcome) implements Sending {}

    /** A newer credential. */
    record Token(@Nullable String ref, Credential credential) implements ClientFrame {}

    record Ping(@Nullable String ref) implements ClientFrame {}

    /** Nothing that can be acted upon: answered by an error. */
    record Faulty(@Nullable String ref, ErrorCode code, String detail) implements ClientFrame {}
}
