package io.incidentledger.query.measures.statistics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.incidentledger.events.durations.MeasuredDuration;
import io.incidentledger.events.milestones.MeasurementStatus;
import org.jspecify.annotations.Nullable;

/// Collects the lengths of one measure in one group. Not thread-safe; use one instance per response.
public final class DurationCollector {

    private static final int FIRST_SIZE = 16;
    private static final int MICROS_OF_SECOND = 1_000_000;
    private static final int NANOS_OF_MICRO = 1_000;

    private long[] micros = new long[FIRST_SIZE];
    /// The incident that each length belongs to.
    private String[] incidents = new String[FIRST_SIZE];
    private int n;
    private int blanks;
    private int invalids;
    private int leftOut;
    private final @Nullable List<MeasureContribution> kept;

    /// @param keeping whether every sample is kept, rather than just the lengths
    public DurationCollector(boolean keeping) {
        this.kept = keeping ? new ArrayList<>() : null;
    }

    static long micros(Duration length) {
        return length.getSeconds() * MICROS_OF_SECOND + length.getNano() / NANOS_OF_MICRO;
    }

    public void add(MeasureContribution measureContribution) {
        if (kept != null) {
            kept.add(measureContribution);
        }
        MeasuredDuration reading = measureContribution.reading();
        if (reading == null) {
            leftOut++;
        } else if (reading.length() != null) {
            add(measureContribution.incident().id(), reading.length());
        } else if (reading.state() == MeasurementStatus.INVALID) {
            invalids++;
        } else {
            blanks++;
        }
    }

    private void add(String incidentId, Duration length) {
        if (n == micros.length) {
            micros = Arrays.copyOf(micros, 2 * n);
            incidents = Arrays.copyOf(incidents, 2 * n);
        }
        micros[n] = micros(length);
        incidents[n++] = incidentId;
    }

    DurationDistribution lengths() {
        return new DurationDistribution(Arrays.copyOf(micros, n));
    }

    /// A length and the incident that it belongs to.
    record Length(String incidentId, long micros) {}

    /// The lengths that are at least this long, in no particular order.
    List<Length> from(long minimum) {
        List<Length> lengths = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            if (micros[i] >= minimum) {
                lengths.add(new Length(incidents[i], micros[i]));
            }
        }
        return lengths;
    }

    int blanks() {
        return blanks;
    }

    int invalids() {
        return invalids;
    }

    int leftOut() {
        return leftOut;
    }

    /// All samples in the order in which they were added; empty unless samples are kept.
    public List<MeasureContribution> kept() {
        return kept == null ? List.of() : kept;
    }

    public MeasureStatistics figures() {
        return MeasureStatistics.of(lengths(), this);
    }
}
