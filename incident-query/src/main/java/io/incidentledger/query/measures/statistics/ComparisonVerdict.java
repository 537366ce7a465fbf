package io.incidentledger.query.measures.statistics;

import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentledger.events.WireNamed;

/// What a comparison with another period says.
public enum ComparisonVerdict implements WireNamed {
    /// Than before.
    LONGER("longer"),
    /// Than before.
    SHORTER("shorter"),
    /// The difference may well be chance.
    INDISTINGUISHABLE("indistinguishable"),
    /// One of the periods has too few lengths for any verdict.
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
