package io.incidentledger.query.measures;

import java.time.Duration;
import java.util.Arrays;

import io.incidentledger.query.milestones.DurationReading;
import io.incidentledger.query.milestones.ReadingState;

/// Gathers the lengths of one measure in one group. Not thread-safe; lives for one answer.
final class Samples {

    private static final int FIRST_SIZE = 16;

    private long[] micros = new long[FIRST_SIZE];
    private int n;
    private int blanks;
    private int invalids;
    private int leftOut;

    void add(DurationReading reading) {
        if (reading.length() != null) {
            add(reading.length());
        } else if (reading.state() == ReadingState.INVALID) {
            invalids++;
        } else {
            blanks++;
        }
    }

    void add(Duration length) {
        if (n == micros.length) {
            micros = Arrays.copyOf(micros, 2 * n);
        }
        micros[n++] = length.getSeconds() * 1_000_000 + length.getNano() / 1_000;
    }

    void addBlank() {
        blanks++;
    }

    void addInvalid() {
        invalids++;
    }

    void leaveOut() {
        leftOut++;
    }

    Figures figures() {
        return Figures.of(new Distribution(Arrays.copyOf(micros, n)), blanks, invalids, leftOut);
    }
}
