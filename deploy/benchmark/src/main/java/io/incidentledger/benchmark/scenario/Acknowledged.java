package io.incidentledger.benchmark.scenario;

/** A command that was answered: with that position, at that {@link System#nanoTime}. */
record Acknowledged(long position, long nanoTime) implements Comparable<Acknowledged> {

    @Override
    public int compareTo(Acknowledged other) {
        return Long.compare(position, other.position);
    }
}
