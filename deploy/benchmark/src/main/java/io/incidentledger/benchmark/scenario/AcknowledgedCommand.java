package io.incidentledger.benchmark.scenario;

/// An acknowledged command: its position, and the [System#nanoTime] of the response.
record AcknowledgedCommand(long position, long nanoTime) implements Comparable<AcknowledgedCommand> {

    @Override
    public int compareTo(AcknowledgedCommand other) {
        return Long.compare(position, other.position);
    }
}
