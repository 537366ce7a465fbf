package io.incidentledger.command.imports.pagehistory;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.incidentledger.command.imports.ExternalIncident.Times;
import io.incidentledger.command.imports.pagehistory.PageSnapshot.Listed;
import io.incidentledger.command.imports.pagehistory.PageSnapshot.Posted;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/// Parses `incidents.json` of Google Cloud's status page: the incidents of some period, which are over when they have
/// an end. Their updates have no ids.
final class GoogleCloudParser {
    private static final String SYSTEM = "google-cloud-status";
    private static final URI ADDRESS = URI.create("https://status.cloud.google.com/");
    private static final Set<String> OWN_WORDS = Set.of("external_desc", "most_recent_update", "status_impact",
            "service_key", "affected_products");

    private GoogleCloudParser() {}

    /// Whether the document has this format. A top-level empty list counts as this format.
    static boolean isShapeOf(LenientJsonNode root, List<LenientJsonNode> items) {
        return items.isEmpty()
                ? root.json().isArray()
                : items.stream().anyMatch(item -> OWN_WORDS.stream().anyMatch(word -> item.json().has(word)));
    }

    static PageSnapshot read(List<LenientJsonNode> items) {
        return new PageSnapshot(SYSTEM, PageSnapshot.Extent.SOME, false,
                PageParser.each(items, GoogleCloudParser::incident));
    }

    private static @Nullable Listed incident(LenientJsonNode item) {
        List<Posted> posted = posted(item);
        @Nullable Instant begin = item.instant("begin");
        @Nullable Instant end = item.instant("end");
        @Nullable Instant declared = item.instant("created", "begin");
        if (declared == null && !posted.isEmpty()) {
            declared = posted.getFirst().at();
        }
        List<PageSnapshot.Name> names = PageParser.names(item);
        if (declared == null) {
            item.at("begin").fault("is required");
        }
        if (names.isEmpty() || declared == null) {
            return null;
        }
        Times times = new Times(declared, begin, MilestoneQuality.ESTIMATED, null, null, null, end, end);
        @Nullable String impact = item.line("status_impact");
        return new Listed(new ExternalRef(SYSTEM, names.getFirst().value(), url(item.line("uri"))),
                PageParser.title(item.line("external_desc")), severity(item.line("severity"), impact), services(item),
                impact == null ? Map.of() : Map.of("status-impact", impact), times, posted, regions(item), names,
                PageParser.digest(item));
    }

    private static @Nullable String url(@Nullable String uri) {
        try {
            return uri == null ? null : PageParser.url(ADDRESS.resolve(uri).toString());
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    private static Severity severity(@Nullable String severity, @Nullable String impact) {
        return switch (word(severity)) {
            case "HIGH" -> Severity.SEV1;
            case "MEDIUM" -> Severity.SEV2;
            case "LOW" -> Severity.SEV3;
            default -> switch (word(impact)) {
                case "SERVICE_OUTAGE" -> Severity.SEV1;
                case "SERVICE_DISRUPTION" -> Severity.SEV2;
                default -> Severity.SEV3;
            };
        };
    }

    private static List<Posted> posted(LenientJsonNode item) {
        List<LenientJsonNode> updates = item.at("updates").items();
        if (!item.at("updates").isGiven() && item.at("most_recent_update").json().isObject()) {
            updates = List.of(item.at("most_recent_update"));
        }
        return PageParser.oldestFirst(updates.stream().map(GoogleCloudParser::update).filter(Objects::nonNull)
                .map(Objects::requireNonNull).toList());
    }

    private static @Nullable Posted update(LenientJsonNode update) {
        @Nullable Instant created = update.instant("created");
        @Nullable Instant at = update.instant("when", "created", "modified");
        if (at == null) {
            update.at("when").fault("is required");
            return null;
        }
        @Nullable String word = update.line("status");
        return PageParser.posted(null, created, at, status(word), update.text("text"), word);
    }

    /// The availability of a service says little about the status of the response. Only the end of the incident
    /// resolves it.
    private static @Nullable Status status(@Nullable String word) {
        return switch (word(word)) {
            case "AVAILABLE" -> Status.MONITORING;
            case "SERVICE_INFORMATION", "SERVICE_DISRUPTION", "SERVICE_OUTAGE" -> Status.INVESTIGATING;
            default -> null;
        };
    }

    private static List<String> services(LenientJsonNode item) {
        Set<String> names = new LinkedHashSet<>();
        for (LenientJsonNode product : item.at("affected_products").items()) {
            @Nullable String name = product.line("title", "current_title", "id");
            if (name != null) {
                names.add(name);
            }
        }
        @Nullable String service = item.line("service_name");
        if (names.isEmpty() && service != null) {
            names.add(service);
        }
        return List.copyOf(names);
    }

    /// Returns all affected regions, including those where the impact is over.
    private static @Nullable List<String> regions(LenientJsonNode item) {
        List<LenientJsonNode> fields = List.of(item.at("currently_affected_locations"),
                item.at("previously_affected_locations"));
        if (fields.stream().noneMatch(LenientJsonNode::isGiven)) {
            return null;
        }
        return fields.stream().flatMap(field -> field.items().stream()).map(place -> place.line("title", "id"))
                .filter(Objects::nonNull).map(Objects::requireNonNull).distinct().sorted().toList();
    }

    private static String word(@Nullable String word) {
        return word == null ? "" : word.strip().toUpperCase(Locale.ROOT);
    }
}
