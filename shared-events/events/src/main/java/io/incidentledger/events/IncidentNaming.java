package io.incidentledger.events;

/// What people call an incident. Commands and queries share it, so that both name an incident alike. Thread-safe.
@FunctionalInterface
public interface IncidentNaming {

    /// Where nobody knows the numbers of incidents.
    IncidentNaming IDS = incidentId -> incidentId;

    /// Its display number, such as `#12`; its id when the number is not known.
    String nameOf(String incidentId);

    /// An incident's display number as it stands in a sentence.
    static String of(long number) {
        return "#" + number;
    }
}
