package io.incidentledger.query.measures;

import java.util.Set;

import io.incidentledger.events.Mode;
import io.incidentledger.events.Status;
import io.incidentledger.events.WireNamed;

/// Kinds of incidents that the measures exclude by default and include on request.
public enum OptionalIncidentKind implements WireNamed {
    DRILL("drill"),
    CANCELLED("cancelled"),
    MERGED("merged"),
    MAINTENANCE("maintenance");

    private final String wireName;

    OptionalIncidentKind(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    private boolean concerns(MeasureRow row) {
        return switch (this) {
            case DRILL -> row.mode() == Mode.DRILL;
            case CANCELLED -> row.status() == Status.CANCELLED;
            case MERGED -> row.status() == Status.MERGED;
            case MAINTENANCE -> row.maintenance();
        };
    }

    /// Whether every reason for excluding an incident has been overridden by the request.
    public static boolean admits(Set<OptionalIncidentKind> included, MeasureRow row) {
        for (OptionalIncidentKind each : values()) {
            if (each.concerns(row) && !included.contains(each)) {
                return false;
            }
        }
        return true;
    }
}
