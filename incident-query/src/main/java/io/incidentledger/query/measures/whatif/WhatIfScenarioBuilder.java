package io.incidentledger.query.measures.whatif;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.milestones.MilestoneFact;
import io.incidentledger.events.validation.ValidationErrors;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemFactory;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.measures.MeasureRow;
import org.jspecify.annotations.Nullable;

/// Builds a scenario from a request and the incidents that it names. Use one instance per response.
final class WhatIfScenarioBuilder {

    /// The position of a time that no event has recorded.
    static final long NOWHERE = 0;

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    private static final int MICROS = 6;

    private final IncidentResolver incidents;
    private final Instant now;
    private final ValidationErrors validationErrors = new ValidationErrors();
    private final Set<String> excluded = new LinkedHashSet<>();
    private final Map<Place, MilestoneOverride> changes = new LinkedHashMap<>();

    private record Place(String incidentId, Milestone milestone) {}

    private WhatIfScenarioBuilder(IncidentResolver incidents, Instant now) {
        this.incidents = incidents;
        this.now = now;
    }

    /// @param request validated
    /// @param now the time of the query, which counts as the time at which hypothetical times were recorded
    /// @throws ProblemException 400 if a change refers to an unknown incident or is invalid
    static WhatIfScenario of(WhatIfRequest request, IncidentResolver incidents, Instant now) {
        WhatIfScenarioBuilder reading = new WhatIfScenarioBuilder(incidents, now);
        WhatIfRequest.each("/exclude", request.exclude(), WhatIfRequest.MOST, reading::exclude);
        WhatIfRequest.each("/shift", request.shift(), WhatIfRequest.MOST, reading::shift);
        WhatIfRequest.each("/drop", request.drop(), WhatIfRequest.MOST, reading::drop);
        if (!reading.validationErrors.isEmpty()) {
            throw new ProblemException(ProblemFactory.invalidBody(reading.validationErrors.list()));
        }
        return new WhatIfScenario(List.copyOf(reading.changes.values()),
                Collections.unmodifiableSet(reading.excluded));
    }

    private void exclude(String pointer, String name) {
        StoredDocument<MeasureRow> incident = find(pointer, name);
        if (incident != null && !excluded.add(incident.id())) {
            validationErrors.add(pointer, "names an incident that is excluded already");
        }
    }

    private void shift(String pointer, WhatIfRequest.Shift shift) {
        StoredDocument<MeasureRow> incident = find(pointer + "/incidentId", shift.incidentId());
        if (incident == null) {
            return;
        }
        MilestoneFact before = incident.content().milestones().fact(shift.milestone());
        MilestoneFact after = shift.bySeconds() == null
                ? stated(shift.at())
                : moved(pointer + "/bySeconds", before, shift.bySeconds());
        if (after != null) {
            change(pointer, new MilestoneOverride(incident.id(), shift.milestone(), before, after));
        }
    }

    private void drop(String pointer, WhatIfRequest.Drop drop) {
        StoredDocument<MeasureRow> incident = find(pointer + "/incidentId", drop.incidentId());
        if (incident != null) {
            change(pointer, new MilestoneOverride(incident.id(), drop.milestone(),
                    incident.content().milestones().fact(drop.milestone()), null));
        }
    }

    private void change(String pointer, MilestoneOverride change) {
        if (excluded.contains(change.incidentId())) {
            validationErrors.add(pointer + "/incidentId", "must be an incident that is not excluded");
        }
        if (changes.putIfAbsent(new Place(change.incidentId(), change.milestone()), change) != null) {
            validationErrors.add(pointer + "/milestone", "must be one that is not shifted or dropped already");
        }
    }

    private @Nullable StoredDocument<MeasureRow> find(String pointer, String name) {
        StoredDocument<MeasureRow> incident = incidents.find(name);
        if (incident == null) {
            validationErrors.add(pointer, "must be the id or the number of an incident that has been declared");
        }
        return incident;
    }

    private MilestoneFact stated(@Nullable Instant at) {
        return new MilestoneFact(Objects.requireNonNull(at).truncatedTo(ChronoUnit.MICROS), now, NOWHERE,
                null);
    }

    private @Nullable MilestoneFact moved(String pointer, @Nullable MilestoneFact before, BigDecimal seconds) {
        if (before == null) {
            validationErrors.add(pointer, "is only for a milestone that is known: say at instead");
            return null;
        }
        Instant at = before.at().plus(Duration.of(seconds.movePointRight(MICROS).longValueExact(), ChronoUnit.MICROS));
        if (at.isBefore(Instant.EPOCH) || !at.isBefore(END)) {
            validationErrors.add(pointer, "must lead to a time from 1970 to 9999");
            return null;
        }
        return before.movedTo(at);
    }
}
