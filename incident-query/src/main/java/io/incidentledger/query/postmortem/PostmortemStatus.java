package io.incidentledger.query.postmortem;

import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentledger.events.WireNamed;

/// The status of a postmortem.
enum PostmortemStatus implements WireNamed {
    /// Nobody has signed off the timeline yet.
    DRAFT("draft"),
    /// A person has signed off the timeline.
    IN_REVIEW("in-review"),
    /// The document has been published.
    FINAL("final");

    private final String wireName;

    PostmortemStatus(String wireName) {
        this.wireName = wireName;
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
