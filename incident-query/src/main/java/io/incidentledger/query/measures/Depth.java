package io.incidentledger.query.measures;

import java.util.Set;

/// How much an answer says of each figure.
///
/// @param compared
///            whether the previous period stands beside it
record Depth(Set<MeasureDetail> details, boolean compared) {

    /// The figures alone.
    static final Depth PLAIN = new Depth(Set.of(), false);

    boolean wants(MeasureDetail detail) {
        return details.contains(detail);
    }

    /// Whether single incidents are named.
    boolean namesIncidents() {
        return wants(MeasureDetail.SLOWEST) || wants(MeasureDetail.SAMPLES);
    }
}
