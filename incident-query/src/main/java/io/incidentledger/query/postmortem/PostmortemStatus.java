package io.incidentledger.query.postmortem;

import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentledger.events.WireNamed;

/// How far the document has come.
enum PostmortemStatus implements WireNamed {
    DRAFT("draft"),
    /// A person vouched for the timeline.
    IN_REVIEW("in-review"),
    /// Published.
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
