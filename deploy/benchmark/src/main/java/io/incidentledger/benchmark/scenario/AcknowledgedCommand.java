package io.incidentledger.benchmark.scenario;

/// A command that was answered: with that position, at that [System#nanoTime].
record AcknowledgedCommand(long position, long nanoTime) implements Comparable<AcknowledgedCommand> {

    @Override
    public int compareTo(AcknowledgedCommand other) {
        return Long.compare(position, other.position);
    }
}
