package dev.restante.websocket.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.network.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharesTest {
    @Test
    void name_hasNoMoreThanItMay_andOthersHaveTheirOwn() {
        Shares shares = new Shares(2);
        Shares.Share one = shares.take("a").orElseThrow();
        Shares.Share two = shares.take("a").orElseThrow();
        assertEquals(Optional.empty(), shares.take("a"));
        assertTrue(shares.take("b").isPresent());
        one.release();
        one.release();
        assertEquals(1, shares.taken("a"));
        assertTrue(shares.take("a").isPresent());
        two.release();
        assertEquals(1, shares.taken("a"));
    }

    @Test
    void nameWithoutAny_takesNoRoom() {
        Shares shares = new Shares(0);
        List<Shares.Share> many = java.util.stream.IntStream.range(0, 1_000)
                .mapToObj(i -> shares.take("n" + i % 100).orElseThrow())
                .toList();
        assertEquals(100, shares.names());
        many.forEach(Shares.Share::release);
        assertEquals(0, shares.names());
        assertThrows(IllegalArgumentException.class, () -> new Shares(-1));
    }

    @Test
    void manyThreads_neverHaveMore_andGiveAllBack() {
        Shares shares = new Shares(3);
        AtomicInteger held = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 20_000; i++) {
                threads.execute(() -> shares.take("a").ifPresent(share -> {
                    most.accumulateAndGet(held.incrementAndGet(), Math::max);
                    held.decrementAndGet();
                    share.release();
                }));
            }
        }
        assertTrue(most.get() >= 1 && most.get() <= 3, most.toString());
        assertEquals(0, shares.names());
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.1, 10.0.0.1, true", "10.0.0.1, 10.0.0.2, false", "::ffff:10.0.0.1, 10.0.0.1, true",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true", "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "::1, 127.0.0.1, false"})
    void addresses_belongToOneWhereTheyAreOfOneNetwork(String one, String other, boolean same) throws Exception {
        assertEquals(
                same,
                AddressKey.of(IpAddress.parse(one).orElseThrow())
                        .equals(AddressKey.of(IpAddress.parse(other).orElseThrow())));
    }
}
