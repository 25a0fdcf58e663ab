package dev.restante.domain.mailbox;

import java.util.Arrays;
import java.util.function.Predicate;

/**
 * An immutable line: grows at its end, shrinks at its front, both without copying as long as each line is grown once. The
 * successors of a line share its buffer; a line sees only its own part, and a second successor copies. Reading is safe from
 * any thread; growing belongs to one owner at a time.
 */
final class Line<T> {
    private static final int LEAST = 8;
    private static final Line<Object> EMPTY = new Line<>(new Object[0], new int[] {0}, 0, 0);

    private final Object[] buffer;
    /** One number, shared with the buffer: how much of it is in use by the longest successor. */
    private final int[] used;

    private final int start;
    private final int end;

    private Line(Object[] buffer, int[] used, int start, int end) {
        this.buffer = buffer;
        this.used = used;
        this.start = start;
        this.end = end;
    }

    @SuppressWarnings("unchecked")
    static <T> Line<T> empty() {
        return (Line<T>) EMPTY;
    }

    int size() {
        return end - start;
    }

    @SuppressWarnings("unchecked")
    T get(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException(index);
        }
        return (T) buffer[start + index];
    }

    Line<T> plus(T element) {
        boolean mine = end < buffer.length && used[0] == end;
        Line<T> line = mine ? this : copy(Math.max(LEAST, 2 * size()));
        line.buffer[line.end] = element;
        line.used[0] = line.end + 1;
        return new Line<>(line.buffer, line.used, line.start, line.end + 1);
    }

    Line<T> withoutFirst(int count) {
        if (count == size()) {
            return empty();
        }
        Line<T> rest = new Line<>(buffer, used, start + count, end);
        boolean wasteful = buffer.length > LEAST && rest.size() < buffer.length / 4;
        return wasteful ? rest.copy(2 * rest.size()) : rest;
    }

    Line<T> without(Predicate<T> condition) {
        Line<T> kept = empty();
        for (int i = 0; i < size(); i++) {
            T element = get(i);
            if (!condition.test(element)) {
                kept = kept.plus(element);
            }
        }
        return kept;
    }

    private Line<T> copy(int capacity) {
        Object[] own = Arrays.copyOf(Arrays.copyOfRange(buffer, start, end), Math.max(capacity, size() + 1));
        return new Line<>(own, new int[] {size()}, 0, size());
    }
}
