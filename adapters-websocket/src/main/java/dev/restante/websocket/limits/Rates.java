package dev.restante.websocket.limits;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How often each name may do something in a second. A name that has its full allowance takes no room, and names beyond the
 * most that are kept share one allowance. Any number of threads.
 */
public final class Rates {
    private final int perSecond;
    private final int most;
    private final Map<String, TokenBucket> buckets = new HashMap<>();
    private final TokenBucket others;
    private long now;
    private boolean begun;

    /**
     * @param perSecond of each name; 0 means no limit
     * @param most names that are kept apart
     */
    public Rates(int perSecond, int most) {
        this.perSecond = perSecond;
        this.most = most;
        this.others = new TokenBucket(perSecond);
    }

    /** Zero where the name may, and did; otherwise how long until it may. */
    public synchronized Duration take(String name) {
        if (perSecond == 0) {
            return Duration.ZERO;
        }
        TokenBucket bucket = bucket(name);
        return bucket.take(1) ? Duration.ZERO : bucket.until(1);
    }

    /** Lets time pass; {@code nanos} of any origin, never going back. */
    public synchronized void fill(long nanos) {
        now = nanos;
        begun = true;
        others.fill(nanos);
        buckets.values().removeIf(bucket -> {
            bucket.fill(nanos);
            return bucket.isFull();
        });
    }

    /** Names that are kept apart now. */
    public synchronized int names() {
        return buckets.size();
    }

    private TokenBucket bucket(String name) {
        TokenBucket known = buckets.get(name);
        if (known != null) {
            return known;
        }
        if (buckets.size() >= most) {
            return others;
        }
        TokenBucket bucket = new TokenBucket(perSecond);
        if (begun) {
            bucket.fill(now);
        }
        buckets.put(name, bucket);
        return bucket;
    }
}
