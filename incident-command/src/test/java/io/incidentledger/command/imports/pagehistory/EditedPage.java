package io.incidentledger.command.imports.pagehistory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An invented page, on its own day, whose incidents are edited at random, as people edit real ones. It provides its
/// content in its own format, and the incidents that the ledger should have.
final class EditedPage {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final List<String> SERVICES = List.of("API", "Web", "Search", "Mail");
    private static final List<String> WORDS = List.of("we", "see", "errors", "with", "requests", "to", "the", "queue",
            "engineers", "restart", "nodes", "in", "europe", "mitigated", "traffic", "slow", "index", "cache");

    private final Random random;
    private final boolean google;
    private final String name;
    private final Instant start;
    private final List<Shown> incidents = new ArrayList<>();
    private final List<Shown> removed = new ArrayList<>();
    private int minute;
    private int ids;

    EditedPage(long seed, boolean google) {
        this.random = new Random(seed);
        this.google = google;
        this.name = "p" + seed;
        this.start = EPOCH.plus(seed, ChronoUnit.DAYS);
    }

    /// The name under which the ledger knows the incidents of the page.
    String system() {
        return google ? "google-cloud-status" : "statuspage:" + name;
    }

    /// An incident as the page shows it.
    static final class Shown {
        String id = "";
        String title = "";
        String impact = "";
        Instant created = EPOCH;
        @Nullable Instant started;
        @Nullable Instant monitoring;
        @Nullable Instant ended;
        String status = "investigating";
        TreeSet<String> services = new TreeSet<>();
        List<Post> posts = new ArrayList<>();
    }

    static final class Post {
        String id = "";
        Instant created = EPOCH;
        Instant at = EPOCH;
        String status = "";
        String text = "";
    }

    /// Makes random edits, as people do between two snapshots.
    void edit() {
        minute += 5 + random.nextInt(60);
        int edits = random.nextInt(4);
        for (int i = 0; i < edits; i++) {
            if (incidents.isEmpty() || random.nextInt(5) == 0) {
                declare();
            } else {
                edit(incidents.get(random.nextInt(incidents.size())));
            }
        }
        if (edits == 0 && random.nextInt(3) == 0 && incidents.size() > 1) {
            removed.add(incidents.remove(random.nextInt(incidents.size())));
        } else if (edits == 1 && !removed.isEmpty()) {
            incidents.add(removed.removeLast());
        }
    }

    private void declare() {
        Shown incident = new Shown();
        incident.id = name + "-" + ++ids;
        incident.created = now();
        incident.started = random.nextInt(4) == 0 ? null : now().minusSeconds(random.nextInt(5_000));
        incident.title = text(3);
        incident.impact = impact();
        incident.services.add(SERVICES.get(random.nextInt(SERVICES.size())));
        incidents.add(incident);
        post(incident, now());
    }

    private void post(Shown incident, Instant at) {
        Post post = new Post();
        post.id = "u" + ++ids;
        post.created = at.plusMillis(ids);
        post.at = at;
        post.status = word();
        post.text = text(8) + " " + ids;
        incident.posts.add(post);
        if (!google && random.nextInt(8) != 0) {
            settle(incident);
        }
    }

    private void settle(Shown incident) {
        Post last = incident.posts.stream().max(Comparator.comparing(post -> post.at)).orElseThrow();
        status(incident, last.status.equals("postmortem") ? "resolved" : last.status);
    }

    private void status(Shown incident, String status) {
        incident.status = status;
        incident.ended = status.equals("resolved") ? now().plusMillis(random.nextInt(900)) : null;
        incident.monitoring = status.equals("monitoring") ? now() : incident.monitoring;
    }

    private void edit(Shown incident) {
        Post some = incident.posts.isEmpty() ? null : incident.posts.get(random.nextInt(incident.posts.size()));
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> post(incident, now());
            case 3 -> incident.title = text(3);
            case 4 -> incident.impact = impact();
            case 5 ->
                incident.started = random.nextInt(4) == 0 ? null : incident.created.minusSeconds(random.nextInt(9_000));
            case 6 -> toggle(incident);
            case 7 -> end(incident);
            case 8 -> incident.created = incident.created.minusSeconds(random.nextInt(900));
            case 9 -> post(incident, incident.created.plusSeconds(random.nextInt(7_200)));
            case 10 -> incident.monitoring = random.nextBoolean() ? null : now();
            default -> edit(incident, some);
        }
    }

    private void edit(Shown incident, @Nullable Post post) {
        if (post == null) {
            return;
        }
        switch (random.nextInt(5)) {
            case 0 -> incident.posts.remove(post);
            case 1 -> post.status = word();
            case 2 -> post.at = post.at.minusSeconds(random.nextInt(4_000));
            case 3 -> post.text = post.text + " " + text(2);
            default -> post.text = text(8) + " " + ++ids;
        }
    }

    private void toggle(Shown incident) {
        String service = SERVICES.get(random.nextInt(SERVICES.size()));
        if (!incident.services.remove(service) || incident.services.isEmpty()) {
            incident.services.add(service);
        }
    }

    private void end(Shown incident) {
        if (google) {
            incident.ended = incident.ended != null && random.nextInt(3) == 0
                    ? null
                    : now().minusSeconds(random.nextInt(3_000));
        } else {
            status(incident, random.nextBoolean() ? "resolved" : "monitoring");
        }
    }

    private String word() {
        List<String> words = google
                ? List.of("SERVICE_DISRUPTION", "SERVICE_OUTAGE", "AVAILABLE", "SERVICE_INFORMATION")
                : List.of("investigating", "identified", "monitoring", "resolved", "postmortem");
        return words.get(random.nextInt(words.size()));
    }

    private String impact() {
        List<String> impacts = google
                ? List.of("high", "medium", "low")
                : List.of("critical", "major", "minor", "none", "maintenance");
        return impacts.get(random.nextInt(impacts.size()));
    }

    private Instant now() {
        return start.plusSeconds(minute * 60L + random.nextInt(60));
    }

    /// Returns when a snapshot of the current page would be taken.
    Instant instant() {
        return start.plusSeconds(minute * 60L + 120);
    }

    private String text(int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString();
    }

    /// Returns what the page publishes.
    String json() {
        ArrayNode list = JSON.createArrayNode();
        incidents.stream().sorted(Comparator.<Shown, Instant>comparing(shown -> shown.created).reversed())
                .forEach(shown -> list.add(google ? google(shown) : statuspage(shown)));
        if (google) {
            return list.toString();
        }
        ObjectNode root = JSON.createObjectNode();
        root.putObject("page").put("id", name).put("url", "https://status.example.com");
        root.set("incidents", list);
        return root.toString();
    }

    private ObjectNode statuspage(Shown shown) {
        ObjectNode json = JSON.createObjectNode().put("id", shown.id).put("name", shown.title)
                .put("impact", shown.impact).put("status", shown.status).put("created_at", shown.created.toString())
                .put("started_at", text(shown.started)).put("monitoring_at", text(shown.monitoring))
                .put("resolved_at", text(shown.ended));
        shown.services.descendingSet().forEach(name -> json.withArray("components").addObject().put("name", name));
        newestFirst(shown).forEach(post -> json.withArray("incident_updates").addObject().put("id", post.id)
                .put("status", post.status).put("body", post.text).put("created_at", post.created.toString())
                .put("display_at", post.at.toString()));
        return json;
    }

    private ObjectNode google(Shown shown) {
        ObjectNode json = JSON.createObjectNode().put("id", shown.id).put("external_desc", shown.title)
                .put("severity", shown.impact).put("created", shown.created.toString())
                .put("begin", text(shown.started)).put("end", text(shown.ended));
        shown.services.forEach(name -> json.withArray("affected_products").addObject().put("title", name));
        newestFirst(shown).forEach(post -> json.withArray("updates").addObject().put("status", post.status)
                .put("text", post.text).put("created", post.created.toString()).put("when", post.at.toString()));
        return json;
    }

    private static List<Post> newestFirst(Shown shown) {
        return shown.posts.stream().sorted(Comparator.<Post, Instant>comparing(post -> post.at)
                .thenComparing(post -> post.created).reversed()).toList();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    /// Returns the incidents that the page shows, as the ledger should have them.
    List<LedgerIncident> expected() {
        return incidents.stream().map(shown -> new LedgerIncident(shown.id, shown.title, severity(shown),
                expectedStatus(shown), new TreeSet<>(shown.services), shown.created, shown.started,
                google ? null : shown.monitoring, ended(shown), ended(shown), shown.posts.stream()
                        .map(post -> post.at + " " + status(post.status) + " " + post.text).sorted().toList()))
                .toList();
    }

    /// Returns the ids of the incidents that the page withdrew.
    List<String> removed() {
        return removed.stream().map(shown -> shown.id).toList();
    }

    private @Nullable Instant ended(Shown shown) {
        return expectedStatus(shown).equals("resolved") ? shown.ended : null;
    }

    private String expectedStatus(Shown shown) {
        String last = "investigating";
        for (Post post : newestFirst(shown).reversed()) {
            last = status(post.status);
        }
        if (google) {
            return shown.ended != null ? "resolved" : last;
        }
        return shown.status;
    }

    private String severity(Shown shown) {
        return switch (shown.impact) {
            case "critical", "high" -> "SEV1";
            case "major", "medium" -> "SEV2";
            case "minor", "low" -> "SEV3";
            case "none" -> "SEV4";
            default -> "SEV5";
        };
    }

    private String status(String word) {
        return switch (word) {
            case "AVAILABLE" -> "monitoring";
            case "SERVICE_DISRUPTION", "SERVICE_OUTAGE", "SERVICE_INFORMATION" -> "investigating";
            case "postmortem" -> "resolved";
            default -> word;
        };
    }
}
