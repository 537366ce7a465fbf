package io.incidentledger.query.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.incidentledger.events.MergeLinks;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.NameKey;
import io.incidentledger.events.Status;
import io.incidentledger.milestones.MilestoneFact;
import io.incidentledger.query.numbers.KnownNumbers;
import io.incidentledger.query.streams.Joined;
import io.incidentledger.warnings.ConsistencyWarning;
import org.jspecify.annotations.Nullable;

/// What an incident may take over from those that it has absorbed. Nothing is taken over by itself: people decide, and each proposal names the request that adopts it.
final class Proposals {

    private final Joined<IncidentView> joined;
    private final KnownNumbers numbers;
    private final Instant now;
    private final List<ConsistencyWarning> found = new ArrayList<>();

    private Proposals(Joined<IncidentView> joined, KnownNumbers numbers, Instant now) {
        this.joined = joined;
        this.numbers = numbers;
        this.now = now;
    }

    static List<ConsistencyWarning> of(Joined<IncidentView> joined, KnownNumbers numbers, Instant now) {
        Status status = joined.own().course().status();
        if (status == Status.CANCELLED || status == Status.MERGED) {
            return List.of();
        }
        Proposals proposals = new Proposals(joined, numbers, now);
        proposals.start();
        proposals.services();
        proposals.rest();
        return List.copyOf(proposals.found);
    }

    private static @Nullable MilestoneFact start(IncidentView view) {
        return view.course().milestones().fact(Milestone.IMPACT_STARTED);
    }

    private void start() {
        MilestoneFact own = start(joined.own());
        @Nullable Instant earliest = own == null ? null : own.at();
        @Nullable String from = null;
        for (Map.Entry<String, IncidentView> absorbed : joined.absorbed().entrySet()) {
            MilestoneFact start = start(absorbed.getValue());
            if (start != null && !start.at().isAfter(now) && (earliest == null || start.at().isBefore(earliest))) {
                earliest = start.at();
                from = absorbed.getKey();
            }
        }
        if (from != null) {
            found.add(warning("absorbed-starts-earlier", List.of(Milestone.IMPACT_STARTED),
                    "The impact of %s, which was merged into this incident, started at %s, %s. "
                            .formatted(numbers.nameOf(from), earliest,
                                    own == null
                                            ? "and that of this one is not known to have started"
                                            : "before that of this one")
                            + "To adopt it: PUT /v1/incidents/%s/milestones/impactStarted {\"at\": \"%s\"}."
                                    .formatted(joined.own().incidentId(), earliest)));
        }
    }

    private void services() {
        Set<String> own = new HashSet<>();
        joined.own().details().services().forEach(service -> own.add(NameKey.of(service)));
        Map<String, String> missing = new LinkedHashMap<>();
        joined.absorbed().forEach((incident, view) -> view.details().services().stream().map(NameKey::of)
                .filter(service -> !own.contains(service))
                .forEach(service -> missing.putIfAbsent(service, numbers.nameOf(incident))));
        if (!missing.isEmpty()) {
            List<String> told = missing.entrySet().stream()
                    .map(service -> service.getKey() + " (" + service.getValue() + ")").toList();
            List<String> quoted = missing.keySet().stream().map(Proposals::quoted).toList();
            found.add(warning("absorbed-services-missing", List.of(),
                    "Incidents that were merged into this one name services that it does not: %s. "
                            .formatted(String.join(", ", told))
                            + "To adopt them: PUT /v1/incidents/%s/services {\"add\": [%s]}."
                                    .formatted(joined.own().incidentId(), String.join(", ", quoted))));
        }
    }

    private static ConsistencyWarning warning(String code, List<Milestone> milestones, String message) {
        return new ConsistencyWarning(code, message, milestones.stream().map(Milestone::wireName).toList());
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private void rest() {
        if (joined.left() > 0) {
            found.add(warning("absorbed-not-shown", List.of(),
                    "Of the incidents that were merged into this one, %d are not joined: at most %d are."
                            .formatted(joined.left(), MergeLinks.MOST_ABSORBED)));
        }
    }
}
