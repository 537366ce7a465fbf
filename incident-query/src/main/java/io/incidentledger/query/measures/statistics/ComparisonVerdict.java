package io.incidentledger.query.measures.statistics;

import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentledger.events.WireNamed;

/// The result of a comparison with another period.
public enum ComparisonVerdict implements WireNamed {
    /// The median is longer than before.
    LONGER("longer"),
    /// The median is shorter than before.
    SHORTER("shorter"),
    /// The difference may well be due to chance.
    INDISTINGUISHABLE("indistinguishable"),
    /// One of the periods has too few lengths for a verdict.
    TOO_FEW("too-few");

    private final String wireName;

    ComparisonVerdict(String wireName) {
        this.wireName = wireName;
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
