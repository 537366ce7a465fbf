package io.incidentledger.events.warnings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.incidentledger.events.MergeLinks;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.NameKey;
import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/// Proposes what an incident may take over from incidents that were merged into it. Nothing is taken over
/// automatically: people decide, and each proposal contains the request that adopts it. Pure; the response to a merge
/// and the queries share it.
public final class TakeoverProposals {

    private final Party own;
    private final List<Party> absorbed;
    private final UnaryOperator<String> names;
    private final Instant now;
    private final List<ConsistencyWarning> found = new ArrayList<>();

    private TakeoverProposals(Party own, List<Party> absorbed, UnaryOperator<String> names, Instant now) {
        this.own = own;
        this.absorbed = absorbed;
        this.names = names;
        this.now = now;
    }

    /// The data of one of the incidents from which proposals are made.
    ///
    /// @param impactStartedAt null if no start of the impact is known
    public record Party(String incidentId, Status status, @Nullable Instant impactStartedAt, List<String> services) {
        public Party {
            services = List.copyOf(services);
        }
    }

    /// @param absorbed those merged most directly into the incident first
    /// @param left how many further merged incidents were not read: those beyond the maximum number or, if that is not
    ///     reached, those whose histories are too long, in which case there may be more
    /// @param names returns the name of an incident for use in sentences
    /// @param now the current time; a start of the impact after it does not count
    public static List<ConsistencyWarning> of(Party own, List<Party> absorbed, int left, UnaryOperator<String> names,
            Instant now) {
        if (own.status() == Status.CANCELLED || own.status() == Status.MERGED) {
            return List.of();
        }
        TakeoverProposals proposals = new TakeoverProposals(own, absorbed, names, now);
        proposals.start();
        proposals.services();
        proposals.rest(left);
        return List.copyOf(proposals.found);
    }

    private void start() {
        @Nullable Instant earliest = own.impactStartedAt();
        @Nullable String from = null;
        for (Party party : absorbed) {
            Instant start = party.impactStartedAt();
            if (start != null && !start.isAfter(now) && (earliest == null || start.isBefore(earliest))) {
                earliest = start;
                from = party.incidentId();
            }
        }
        if (from != null) {
            found.add(warning("absorbed-starts-earlier", List.of(Milestone.IMPACT_STARTED),
                    "The impact of %s, which was merged into this incident, started at %s, %s. "
                            .formatted(names.apply(from), earliest,
                                    own.impactStartedAt() == null
                                            ? "but the start of this incident's impact is not known"
                                            : "before the impact of this incident")
                            + "To adopt it, send PUT /v1/incidents/%s/milestones/impactStarted {\"at\": \"%s\"}."
                                    .formatted(own.incidentId(), earliest)));
        }
    }

    private void services() {
        Set<String> known = new HashSet<>();
        own.services().forEach(service -> known.add(NameKey.of(service)));
        Map<String, String> missing = new LinkedHashMap<>();
        absorbed.forEach(party -> party.services().stream().map(NameKey::of)
                .filter(service -> !known.contains(service))
                .forEach(service -> missing.putIfAbsent(service, party.incidentId())));
        if (!missing.isEmpty()) {
            List<String> listed = missing.entrySet().stream()
                    .map(service -> service.getKey() + " (" + names.apply(service.getValue()) + ")").toList();
            List<String> quoted = missing.keySet().stream().map(TakeoverProposals::quoted).toList();
            found.add(warning("absorbed-services-missing", List.of(),
                    "Incidents that were merged into this one have services that it does not have: %s. "
                            .formatted(String.join(", ", listed))
                            + "To adopt them, send PATCH /v1/incidents/%s/services {\"add\": [%s]}."
                                    .formatted(own.incidentId(), String.join(", ", quoted))));
        }
    }

    private void rest(int left) {
        if (left > 0) {
            found.add(warning("absorbed-not-shown", List.of(), absorbed.size() < MergeLinks.MAX_ABSORBED
                    ? ("Merged incidents that were not examined because their histories are too long: at least "
                            + "%d.")
                            .formatted(left)
                    : "Merged incidents that are not included: %d; the limit is %d."
                            .formatted(left, MergeLinks.MAX_ABSORBED)));
        }
    }

    private static ConsistencyWarning warning(String code, List<Milestone> milestones, String message) {
        return new ConsistencyWarning(code, message, milestones.stream().map(Milestone::wireName).toList());
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
