package dev.restante.websocket.forwarding;

import dev.restante.domain.message.InvalidValue;
import dev.restante.domain.network.AddressRange;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import java.util.List;
import java.util.Optional;

/**
 * Whose word is taken for where a request comes from. What it says of that itself counts only where the peer is one of them;
 * then it is read from right to left, and the first address that is none of theirs is the client's. Immutable.
 */
public record TrustedProxies(List<AddressRange> trusted) {
    public TrustedProxies {
        trusted = List.copyOf(trusted);
    }

    /** Throws {@link InvalidValue} where a trusted proxy says what cannot be read, or two things. */
    public ClientAddress client(HttpServerExchange exchange) {
        ClientAddress peer = ClientAddress.peer(exchange);
        if (!isTrusted(peer)) {
            return peer;
        }
        HeaderMap headers = exchange.getRequestHeaders();
        Optional<ClientAddress> standard = client(peer, ForwardedHeader.hops(headers));
        Optional<ClientAddress> usual = client(peer, XForwardedHeaders.hops(headers));
        if (standard.isPresent() && usual.isPresent()
                && !standard.get().address().equals(usual.get().address())) {
            // One of both came through from the client: nobody could say which.
            throw new InvalidValue(
                    "Forwarded", standard.get().address().toString(),
                    "the client of X-Forwarded-For, or only one of both");
        }
        return standard.or(() -> usual).orElse(peer);
    }

    /** Empty where there is no hop. */
    private Optional<ClientAddress> client(ClientAddress peer, List<Hop> hops) {
        Optional<ClientAddress> last = Optional.empty();
        ClientAddress known = peer;
        for (int i = hops.size() - 1; i >= 0; i--) {
            Hop hop = hops.get(i);
            boolean secure = hop.secure().orElse(known.secure());
            if (hop.from().isEmpty()) {
                // Nobody says who came: the last proxy stands for it, and what stands further left is anybody's word.
                return Optional.of(new ClientAddress(known.address(), secure));
            }
            known = new ClientAddress(hop.from().get(), secure);
            last = Optional.of(known);
            if (!isTrusted(known)) {
                return last;
            }
        }
        return last;
    }

    private boolean isTrusted(ClientAddress one) {
        return trusted.stream().anyMatch(range -> range.contains(one.address()));
    }
}
