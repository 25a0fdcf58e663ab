package dev.restante.domain.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Whether bytes are UTF-8, as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {
    private Utf8() {}

    static boolean isValid(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The length of the sequence that begins at {@code at}, or 0 where there is no valid one. */
    static int sequence(byte[] b, int at) {
        int first = b[at] & 0xff;
        if (first < 0x80) {
            return 1;
        }
        if (first < 0xc2) {
            return 0;
        }
        if (first < 0xe0) {
            return continued(b, at, 2) ? 2 : 0;
        }
        if (first < 0xf0) {
            int second = at + 1 < b.length ? b[at + 1] & 0xff : 0;
            boolean fits = first == 0xe0 ? second >= 0xa0 : first != 0xed || second < 0xa0;
            return fits && continued(b, at, 3) ? 3 : 0;
        }
        int second = at + 1 < b.length ? b[at + 1] & 0xff : 0;
        boolean fits = first == 0xf0 ? second >= 0x90 : first < 0xf4 || (first == 0xf4 && second < 0x90);
        return fits && continued(b, at, 4) ? 4 : 0;
    }

    private static boolean continued(byte[] b, int at, int length) {
        if (at + length > b.length) {
            return false;
        }
        for (int i = at + 1; i < at + length; i++) {
            if ((b[i] & 0xc0) != 0x80) {
                return false;
            }
        }
        return true;
    }
}
