package io.incidentledger.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// A section of a postmortem that people write; the timeline and the action items are generated.
public enum PostmortemSection implements WireNamed {
    SUMMARY("summary"),
    IMPACT("impact"),
    ROOT_CAUSE("root-cause"),
    CONTRIBUTING_FACTORS(
            "contributing-factors"),
    DETECTION("detection"),
    RESPONSE("response"),
    WENT_WELL(
            "went-well"),
    WENT_WRONG("went-wrong"),
    GOT_LUCKY(
            "got-lucky"),
    LESSONS("lessons"),
    SUPPORTING_INFORMATION("supporting-information");

    private final String wireName;

    PostmortemSection(String wireName) {
        this.wireName = wireName;
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
