package io.incidentledger.benchmark.scenario;

/// An acknowledged command: its position, and the [System#nanoTime] of the response.
record AcknowledgedPosition(long position, long nanoTime) implements Comparable<AcknowledgedPosition> {

    @Override
    public int compareTo(AcknowledgedPosition other) {
        return Long.compare(position, other.position);
    }
}
