package io.incidentledger.query.postmortem;

/// Collects text up to a number of characters and ignores the rest. Not thread-safe.
final class BoundedAppendable implements Appendable {

    private final StringBuilder text = new StringBuilder();
    private final int limit;
    private boolean exceeded;

    BoundedAppendable(int limit) {
        this.limit = limit;
    }

    /// Whether anything was ignored.
    boolean exceeded() {
        return exceeded;
    }

    @Override
    public Appendable append(CharSequence sequence) {
        return append(sequence, 0, sequence.length());
    }

    @Override
    public Appendable append(CharSequence sequence, int start, int end) {
        exceeded = exceeded || end - start > limit - text.length();
        if (!exceeded) {
            text.append(sequence, start, end);
        }
        return this;
    }

    @Override
    public Appendable append(char character) {
        return append(String.valueOf(character));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
