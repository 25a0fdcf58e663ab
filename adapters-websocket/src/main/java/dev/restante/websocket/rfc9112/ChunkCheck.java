package dev.restante.websocket.rfc9112;

import java.nio.ByteBuffer;

/**
 * Checks the bytes of a body in chunks as they arrive (RFC 9112, section 7.1), in whatever pieces. Stricter than the
 * parser that reads them afterwards: that one ignores what stands between a chunk's size or data and the end of its line,
 * and takes a lone LF for one, so that a proxy in front may see another request than we do. For one thread.
 */
final class ChunkCheck {
    /** Digits of a chunk's size; more would not fit into a long. */
    private static final int SIZE_DIGITS = 15;
    /** Bytes of a chunk's extensions. */
    private static final int EXTENSION_BYTES = 256;
    /** Bytes of all trailers. */
    private static final int TRAILER_BYTES = 4_096;

    private enum Part {
        SIZE,
        EXTENSION,
        END_OF_SIZE,
        DATA,
        END_OF_DATA,
        LF_OF_DATA,
        TRAILER,
        END_OF_TRAILER,
        DONE
    }

    private Part part = Part.SIZE;
    private int digits;
    private int extension;
    private int trailers;
    private int line;
    private long size;

    /** Takes all of {@code in}; what comes after the last chunk is another request's. Throws at the first fault. */
    void take(ByteBuffer in) throws BadChunks {
        while (in.hasRemaining() && part != Part.DONE) {
            if (part == Part.DATA) {
                int skipped = (int) Math.min(size, in.remaining());
                in.position(in.position() + skipped);
                size -= skipped;
                part = size == 0 ? Part.END_OF_DATA : Part.DATA;
            } else {
                part = next(in.get() & 0xff);
            }
        }
        in.position(in.limit());
    }

    private Part next(int b) throws BadChunks {
        return switch (part) {
            case SIZE -> size(b);
            case EXTENSION -> extension(b);
            case END_OF_SIZE -> {
                expect(b == '\n', "a size's line ends without LF");
                digits = 0;
                extension = 0;
                yield size > 0 ? Part.DATA : Part.TRAILER;
            }
            case END_OF_DATA -> {
                expect(b == '\r', "data longer than its size");
                yield Part.LF_OF_DATA;
            }
            case LF_OF_DATA -> {
                expect(b == '\n', "data ends without LF");
                yield Part.SIZE;
            }
            case TRAILER -> trailer(b);
            case END_OF_TRAILER -> {
                expect(b == '\n', "a trailer ends without LF");
                boolean last = line == 0;
                line = 0;
                yield last ? Part.DONE : Part.TRAILER;
            }
            case DATA, DONE -> throw new IllegalStateException(part + " (expected: a part that is read byte by byte)");
        };
    }

    private Part size(int b) throws BadChunks {
        int digit = b < 0x80 ? Character.digit(b, 16) : -1;
        if (digit >= 0) {
            expect(digits < SIZE_DIGITS, "a size of more than " + SIZE_DIGITS + " digits");
            size = digits++ == 0 ? digit : size << 4 | digit;
            return Part.SIZE;
        }
        expect(digits > 0 && (b == ';' || b == '\r'), "a size that is no hexadecimal number");
        return b == ';' ? Part.EXTENSION : Part.END_OF_SIZE;
    }

    private Part extension(int b) throws BadChunks {
        expect(++extension <= EXTENSION_BYTES, "extensions of more than " + EXTENSION_BYTES + " bytes");
        expect(b == '\r' || isText(b), "a control character in an extension");
        return b == '\r' ? Part.END_OF_SIZE : Part.EXTENSION;
    }

    private Part trailer(int b) throws BadChunks {
        expect(++trailers <= TRAILER_BYTES, "trailers of more than " + TRAILER_BYTES + " bytes");
        if (b == '\r') {
            return Part.END_OF_TRAILER;
        }
        expect(isText(b), "a control character in a trailer");
        line++;
        return Part.TRAILER;
    }

    private static boolean isText(int b) {
        return b == '\t' || (b >= ' ' && b != 0x7f);
    }

    private static void expect(boolean right, String fault) throws BadChunks {
        if (!right) {
            throw new BadChunks(fault);
        }
    }
}
