package dev.restante.domain.mailbox;

import dev.restante.domain.message.Urgency;
import java.util.Set;

/** Who makes room in a full mailbox: the least urgent first, then the oldest; nobody more urgent than the newcomer. */
final class Eviction {
    private final Draft draft;
    private final Urgency newcomer;
    private final Set<Long> leaving;

    /** {@code leaving}: those who leave anyway; the evicted are added to it. */
    Eviction(Draft draft, Urgency newcomer, Set<Long> leaving) {
        this.draft = draft;
        this.newcomer = newcomer;
        this.leaving = leaving;
    }

    /** Whether enough were chosen to free so much. */
    boolean choose(int excessMessages, long excessBytes) {
        int messages = 0;
        long bytes = 0;
        for (Urgency urgency : Urgency.values()) {
            if (urgency.compareTo(newcomer) > 0) {
                break;
            }
            for (int i = draft.acknowledged; i < draft.retained.size(); i++) {
                if (messages >= excessMessages && bytes >= excessBytes) {
                    return true;
                }
                Entry entry = draft.retained.get(i);
                if (entry.urgency() == urgency && leaving.add(entry.sequence())) {
                    messages++;
                    bytes += entry.size();
                }
            }
        }
        return messages >= excessMessages && bytes >= excessBytes;
    }
}
