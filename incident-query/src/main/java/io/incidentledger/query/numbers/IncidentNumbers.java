package io.incidentledger.query.numbers;

import java.util.Map;

import io.incidentledger.events.IncidentNaming;
import org.jspecify.annotations.Nullable;

/// The numbers of those incidents that an answer mentions.
///
/// @param byIncident without those whose number is not known
public record IncidentNumbers(Map<String, Long> byIncident) implements IncidentNaming {

    public static final IncidentNumbers NONE = new IncidentNumbers(Map.of());

    /// Null: it is not known.
    public @Nullable Long of(String incidentId) {
        return byIncident.get(incidentId);
    }

    @Override
    public String nameOf(String incidentId) {
        Long number = byIncident.get(incidentId);
        return number == null ? incidentId : IncidentNaming.of(number);
    }
}
