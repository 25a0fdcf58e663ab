package dev.restante.domain.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    private static boolean contains(String range, String address) {
        return AddressRange.parse(range).orElseThrow().contains(address(address));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,192.0.2.1", "0.0.0.0,0.0.0.0", "::,0:0:0:0:0:0:0:0", "::1,0:0:0:0:0:0:0:1",
        "2001:DB8::17,2001:db8:0:0:0:0:0:17", "1:2:3:4:5:6:7:8,1:2:3:4:5:6:7:8", "1::,1:0:0:0:0:0:0:0",
        "::ffff:192.0.2.1,192.0.2.1", "::ffff:c000:201,192.0.2.1", "1:2:3:4:5:6:1.2.3.4,1:2:3:4:5:6:102:304"
    })
    void address_readsTheSame_howeverItIsWritten(String text, String shown) {
        assertEquals(shown, address(text).toString());
        assertEquals(address(text), address(shown));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "localhost", "1.2.3", "1.2.3.4.5", "01.2.3.4", "256.1.1.1", "1.2.3.4:80", " 1.2.3.4", "-1.2.3.4", ":",
        ":::",
        "1:2", "1:2:3:4:5:6:7:8:9", "::1::", "1:2:3:4:5:6:7::8", "fe80::1%eth0", "[::1]", "12345::", "::g",
        "1.2.3.4::", "::1.2.3", "1:2:3:4:5:6:7:1.2.3.4", "١.2.3.4"
    })
    void whatIsNoAddress_isRefused(String text) {
        assertEquals(Optional.empty(), IpAddress.parse(text));
    }

    @Test
    void range_containsWhatSharesItsBits() {
        assertTrue(contains("10.0.0.0/8", "10.255.1.2"));
        assertFalse(contains("10.0.0.0/8", "11.0.0.0"));
        assertTrue(contains("192.0.2.128/25", "192.0.2.200"));
        assertFalse(contains("192.0.2.128/25", "192.0.2.127"));
        assertTrue(contains("0.0.0.0/0", "255.255.255.255"));
        assertTrue(contains("2001:db8::/33", "2001:db8:7fff::1"));
        assertFalse(contains("2001:db8::/33", "2001:db8:8000::1"));
        assertTrue(contains("192.0.2.1", "::ffff:192.0.2.1"));
    }

    @Test
    void rangeOfOneKind_containsNoneOfTheOther() {
        assertFalse(contains("::/0", "192.0.2.1"));
        assertFalse(contains("0.0.0.0/0", "::1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.1/8", "10.0.0.0/", "10.0.0.0/08", "10.0.0.0/-1", "::/129", "/8",
        "a/8"})
    void whatIsNoRange_isRefused(String text) {
        assertEquals(Optional.empty(), AddressRange.parse(text));
    }

    @Test
    void constructor_refusesBitsBehindThePrefix() {
        IpAddress one = address("10.0.0.1");
        assertThrows(IllegalArgumentException.class, () -> new AddressRange(one, 8));
    }
}
