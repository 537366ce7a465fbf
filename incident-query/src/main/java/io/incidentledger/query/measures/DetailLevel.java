package io.incidentledger.query.measures;

import java.util.Set;

/// How much an answer says of each figure.
///
/// @param compared
///            whether the previous period stands beside it
public record DetailLevel(Set<MeasureDetail> details, boolean compared) {

    /// The figures alone.
    public static final DetailLevel PLAIN = new DetailLevel(Set.of(), false);

    public boolean wants(MeasureDetail detail) {
        return details.contains(detail);
    }

    /// Whether single incidents are named.
    public boolean namesIncidents() {
        return wants(MeasureDetail.SLOWEST) || wants(MeasureDetail.SAMPLES);
    }
}
