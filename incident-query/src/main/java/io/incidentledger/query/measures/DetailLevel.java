package io.incidentledger.query.measures;

import java.util.Set;

/// How much detail a response contains for each figure.
///
/// @param compared whether each figure is compared with the previous period
public record DetailLevel(Set<MeasureDetailOption> details, boolean compared) {

    /// Figures only, without details.
    public static final DetailLevel PLAIN = new DetailLevel(Set.of(), false);

    public boolean wants(MeasureDetailOption detail) {
        return details.contains(detail);
    }

    /// Whether the response names single incidents.
    public boolean namesIncidents() {
        return wants(MeasureDetailOption.SLOWEST) || wants(MeasureDetailOption.SAMPLES);
    }
}
