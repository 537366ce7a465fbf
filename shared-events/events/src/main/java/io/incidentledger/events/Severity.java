package io.incidentledger.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// Severity of an incident; SEV1 is the worst. SEV1 and SEV2 are critical.
public enum Severity implements WireNamed {
    SEV1("SEV1"),
    SEV2("SEV2"),
    SEV3("SEV3"),
    SEV4("SEV4"),
    SEV5("SEV5");

    private final String wireName;

    Severity(String wireName) {
        this.wireName = wireName;
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /// Whether incidents of this severity are critical.
    public boolean critical() {
        return this == SEV1 || this == SEV2;
    }

    /// Whether this is a worse severity than the other.
    public boolean worseThan(Severity other) {
        return compareTo(other) < 0;
    }
}
