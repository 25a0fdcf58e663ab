package dev.restante.auth.keys;

import dev.restante.domain.access.Grants;
import dev.restante.domain.access.Principal;
import java.util.Objects;

/**
 * A key that is accepted, as it is kept. Immutable.
 *
 * @param id tells keys apart; part of what its holder shows, and no secret
 * @param principal who holds it; several keys may name the same one, so that they can be changed in turn
 */
public record ApiKey(String id, Principal principal, SecretHash hash, Grants grants) {
    public ApiKey {
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(grants, "grants");
        checkId(id);
    }

    static void checkId(String id) {
        if (!id.matches("[A-Za-z0-9]{4,32}")) {
            throw new IllegalArgumentException("id: " + id + " (expected: 4 - 32 letters and digits)");
        }
    }
}
