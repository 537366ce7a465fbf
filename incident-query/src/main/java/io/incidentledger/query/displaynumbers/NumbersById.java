package io.incidentledger.query.displaynumbers;

import java.util.Map;

import io.incidentledger.events.IncidentNaming;
import org.jspecify.annotations.Nullable;

/// The numbers of the incidents that a response mentions.
///
/// @param byIncident without incidents whose number is not known
public record NumbersById(Map<String, Long> byIncident) implements IncidentNaming {

    public static final NumbersById NONE = new NumbersById(Map.of());

    /// The number of an incident; null: it is not known.
    public @Nullable Long of(String incidentId) {
        return byIncident.get(incidentId);
    }

    @Override
    public String nameOf(String incidentId) {
        Long number = byIncident.get(incidentId);
        return number == null ? incidentId : IncidentNaming.of(number);
    }
}
