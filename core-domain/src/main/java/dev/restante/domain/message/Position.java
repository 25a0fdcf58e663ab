package dev.restante.domain.message;

/** A place in a thread: everything up to {@code sequence} of this {@code epoch}; sequence 0 is before the first message. */
public record Position(Epoch epoch, long sequence) {
    public Position {
        if (sequence < 0) {
            throw new InvalidValue("sequence", Long.toString(sequence), "0 or more");
        }
    }

    @Override
    public String toString() {
        return epoch + "." + sequence;
    }
}
