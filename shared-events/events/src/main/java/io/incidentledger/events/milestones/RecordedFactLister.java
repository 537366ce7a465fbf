package io.incidentledger.events.milestones;

import java.util.ArrayList;
import java.util.List;

import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.IncidentEvent.DetailsChanged;
import org.jspecify.annotations.Nullable;

/// Lists the facts that an event records, by their names in the incident.
final class RecordedFactLister {

    static final String INTERVALS = "intervals";

    private RecordedFactLister() {}

    /// Returns the names of all recorded impact details except the intervals.
    static List<String> besidesIntervals(ImpactDetails facts) {
        List<String> names = new ArrayList<>();
        addTo(names, "usersAffected", facts.usersAffected());
        addTo(names, "usersShare", facts.usersShare());
        addTo(names, "customers", facts.customers());
        addTo(names, "regions", facts.regions());
        addTo(names, "revenue", facts.revenue());
        addTo(names, "errorBudgetMinutes", facts.errorBudgetMinutes());
        return names;
    }

    /// Returns the names of the recorded details; each label is a separate fact.
    static List<String> of(DetailsChanged change) {
        List<String> names = new ArrayList<>();
        addTo(names, "title", change.title());
        addTo(names, "summary", change.summary());
        addTo(names, "issue", change.issue());
        addTo(names, "rootCause", change.rootCause());
        addTo(names, "eta", change.eta());
        if (change.labels() != null) {
            change.labels().keySet().forEach(label -> names.add("labels." + label));
        }
        return names;
    }

    private static void addTo(List<String> names, String name, @Nullable Object value) {
        if (value != null) {
            names.add(name);
        }
    }
}
