package io.incidentledger.command.imports.pagehistory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.incidentledger.command.imports.ExternalIncident.Times;
import io.incidentledger.command.imports.StatusPageVocabulary;
import io.incidentledger.command.imports.pagehistory.PageSnapshot.Extent;
import io.incidentledger.command.imports.pagehistory.PageSnapshot.Listed;
import io.incidentledger.command.imports.pagehistory.PageSnapshot.Posted;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/// Parses files of a page hosted with Statuspage: `incidents.json` with its 50 newest incidents, files that list open
/// incidents only, and planned maintenance.
final class StatuspageParser {
    static final String MAINTENANCES = "scheduled_maintenances";

    private static final String INCIDENTS = "incidents";
    private static final String SYSTEM = "statuspage";
    /// The id of the update for the postmortem that was published after the end.
    private static final String POSTMORTEM_ID = "postmortem";
    private static final String NOBODY = "No components were affected by this update.";
    /// The id of the update for a status that no update announces.
    private static final String STATUS_ID = "status";

    private StatuspageParser() {}

    /// Returns the lists in the file, which may differ in what they leave out.
    static List<PageSnapshot> read(LenientJsonNode root) {
        List<PageSnapshot> listings = new ArrayList<>();
        if (root.json().isArray() || root.at(INCIDENTS).json().isArray()) {
            listings.add(read(root, root.json().isArray() ? root.items() : root.at(INCIDENTS).items(), false));
        }
        if (root.at(MAINTENANCES).json().isArray()) {
            listings.add(read(root, root.at(MAINTENANCES).items(), true));
        }
        return List.copyOf(listings);
    }

    private static PageSnapshot read(LenientJsonNode root, List<LenientJsonNode> items, boolean maintenances) {
        @Nullable String page = root.at("page").id("id");
        for (int i = 0; page == null && i < items.size(); i++) {
            page = items.get(i).id("page_id");
        }
        String system = page == null ? SYSTEM : SYSTEM + ":" + page;
        @Nullable String address = root.at("page").line("url");
        List<Listed> incidents = PageParser.each(items, item -> incident(item, system, address));
        return new PageSnapshot(system, extent(root, incidents), maintenances, incidents);
    }

    /// `summary.json`, which also has the page's state, and `unresolved.json` list open incidents only. The latter has
    /// the format of `incidents.json`, but nothing in it is over.
    private static Extent extent(LenientJsonNode root, List<Listed> incidents) {
        boolean summary = root.at("components").json().isArray() && root.at("status").json().isObject();
        return summary || incidents.stream().allMatch(incident -> incident.times().resolvedAt() == null)
                ? Extent.OPEN
                : Extent.NEWEST;
    }

    private static @Nullable Listed incident(LenientJsonNode item, String system, @Nullable String address) {
        List<Posted> posted = withPostmortem(posted(item), item);
        @Nullable Instant started = item.instant("started_at", "scheduled_for");
        @Nullable Instant declared = item.instant("created_at", "started_at", "scheduled_for");
        if (declared == null && !posted.isEmpty()) {
            declared = posted.getFirst().at();
        }
        List<PageSnapshot.Name> names = PageParser.names(item);
        if (declared == null) {
            item.at("created_at").fault("is required");
        }
        if (names.isEmpty() || declared == null) {
            return null;
        }
        String id = names.getFirst().value();
        @Nullable Status status = status(item.line("status"));
        boolean resolved = status == Status.RESOLVED || status == null && item.at("resolved_at").isGiven();
        @Nullable Instant end = resolved
                ? item.instant("resolved_at", "scheduled_until", "updated_at")
                : null;
        Times times = new Times(declared, started, MilestoneQuality.ESTIMATED, null, null,
                item.instant("monitoring_at"), null, end);
        @Nullable String impact = item.line("impact_override", "impact");
        return new Listed(new ExternalRef(system, id, url(item, address, id)), PageParser.title(item.line("name")),
                StatusPageVocabulary.severity(impact), services(item), StatusPageVocabulary.labels(impact), times,
                withStatus(posted, status, item, declared), null, names, PageParser.digest(item));
    }

    private static @Nullable String url(LenientJsonNode item, @Nullable String address, String id) {
        @Nullable String link = PageParser.url(item.line("shortlink", "url"));
        return link != null || address == null ? link : PageParser.url(address + "/incidents/" + id);
    }

    private static List<Posted> posted(LenientJsonNode item) {
        return PageParser.oldestFirst(item.at("incident_updates").items().stream().map(StatuspageParser::update)
                .filter(Objects::nonNull).map(Objects::requireNonNull).toList());
    }

    private static @Nullable Posted update(LenientJsonNode update) {
        @Nullable Instant created = update.instant("created_at");
        @Nullable Instant at = update.instant("display_at", "created_at", "updated_at");
        if (at == null) {
            update.at("display_at").fault("is required");
            return null;
        }
        @Nullable String word = update.line("status");
        return PageParser.posted(update.id("id"), created, at, status(word), update.text("body"), word);
    }

    /// An unknown term leaves the status as it is.
    private static @Nullable Status status(@Nullable String word) {
        return switch (StatusPageVocabulary.word(word)) {
            case "verifying" -> Status.MONITORING;
            case "postmortem" -> Status.RESOLVED;
            default -> StatusPageVocabulary.status(word);
        };
    }

    /// Adds the postmortem as an update, unless an update has the same text.
    private static List<Posted> withPostmortem(List<Posted> posted, LenientJsonNode item) {
        @Nullable String body = item.text("postmortem_body");
        @Nullable Instant at = item.instant("postmortem_published_at", "postmortem_body_last_updated_at");
        if (body == null || at == null || posted.stream().anyMatch(update -> body.equals(update.message()))) {
            return posted;
        }
        return PageParser.oldestFirst(Stream.concat(posted.stream(),
                Stream.of(new Posted(POSTMORTEM_ID, null, at, null, body))).toList());
    }

    /// The incident's own status takes precedence. An open status that no update announces is added as an update
    /// without a message, not before the last update, since the status changed after that.
    private static List<Posted> withStatus(List<Posted> posted, @Nullable Status status, LenientJsonNode item,
            Instant declared) {
        Status lastStatus = posted.stream().map(Posted::status).filter(Objects::nonNull).map(Objects::requireNonNull)
                .reduce(Status.INVESTIGATING, (before, next) -> next);
        if (status == null || status == Status.RESOLVED || status == lastStatus) {
            return posted;
        }
        @Nullable Instant changed = status == Status.MONITORING
                ? item.instant("monitoring_at", "updated_at")
                : item.instant("updated_at");
        Instant last = posted.isEmpty() ? declared : posted.getLast().at();
        return Stream.concat(posted.stream(),
                Stream.of(
                        new Posted(STATUS_ID, null, changed == null || changed.isBefore(last) ? last : changed, status,
                                null)))
                .toList();
    }

    /// Returns the components of the incident or, if it does not list any, those of its updates.
    private static List<String> services(LenientJsonNode item) {
        Set<String> names = new LinkedHashSet<>();
        List<LenientJsonNode> components = item.at("components").json().isArray()
                ? item.at("components").items()
                : item.at("incident_updates").items().stream()
                        .flatMap(update -> update.at("affected_components").items().stream()).toList();
        for (LenientJsonNode component : components) {
            @Nullable String name = component.line("name", "code");
            if (name != null && !name.equals(NOBODY)) {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }
}
