package io.incidentledger.events;

/// Provides the display names of incidents. Commands and queries share it, so that both name an incident alike.
/// Thread-safe.
@FunctionalInterface
public interface IncidentNaming {

    /// For use where the numbers of incidents are not known: names each incident by its id.
    IncidentNaming IDS = incidentId -> incidentId;

    /// Returns the display number of an incident, such as `#12`, or its id if the number is not known.
    String nameOf(String incidentId);

    /// Returns an incident number in the form used in sentences.
    static String of(long number) {
        return "#" + number;
    }
}
