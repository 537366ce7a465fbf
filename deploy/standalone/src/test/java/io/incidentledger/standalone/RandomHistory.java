package io.incidentledger.standalone;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Generates status histories in GitHub's format, reproducible by seed: overlapping incidents, several updates at one
/// instant, maintenance, missing components and ends, and words that no importer knows.
final class RandomHistory {
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final List<String> IMPACTS = List.of("none", "minor", "minor", "major", "critical", "maintenance",
            "tectonic");
    private static final List<String> WORDS = List.of("Update", "Identified", "Monitoring", "Investigating",
            "Verifying");

    private final RandomGenerator random;
    private final List<String> lines = new ArrayList<>();
    private Instant clock = START;

    private RandomHistory(long seed) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    static SampleHistory of(int incidents, long seed) {
        var invented = new RandomHistory(seed);
        for (int i = 1; i <= incidents; i++) {
            invented.addIncident(i);
        }
        return SampleHistory.of(invented.lines);
    }

    private void addIncident(int number) {
        clock = clock.plus(random.nextInt(600), ChronoUnit.MINUTES);
        Instant resolved = clock.plus(10 + random.nextInt(3000), ChronoUnit.MINUTES);
        Instant impactStart = clock.minus(random.nextInt(30), ChronoUnit.MINUTES);
        Instant impactEnd = resolved.minus(random.nextInt(10), ChronoUnit.MINUTES);
        boolean open = random.nextInt(20) == 0;
        boolean impactUnknown = random.nextInt(15) == 0;
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", Integer.toString(number));
        line.put("title", "Incident %d: Überlast 🔥".formatted(number));
        line.put("url", "https://status.example/incidents/" + number);
        line.put("impact", IMPACTS.get(random.nextInt(IMPACTS.size())));
        line.put("started_at", clock.toString());
        line.put("resolved_at", open ? null : resolved.toString());
        line.put("downtime_start", impactUnknown ? null : impactStart.toString());
        line.put("downtime_end", open || impactUnknown ? null : impactEnd.toString());
        line.put("duration_minutes", open || impactUnknown ? 0 : ChronoUnit.MINUTES.between(impactStart, impactEnd));
        if (random.nextInt(8) > 0) {
            line.put("components", random.ints(1 + random.nextInt(3), 0, 8).mapToObj(i -> "Service " + i).toList());
        }
        line.put("updates", updates(clock, open ? null : resolved));
        line.put("confidence", random.nextDouble());
        lines.add(Http.JSON.writeValueAsString(line));
    }

    private List<Map<String, String>> updates(Instant from, Instant resolved) {
        List<Map<String, String>> updates = new ArrayList<>();
        Instant at = from;
        updates.add(update(at, "Investigating"));
        for (int i = random.nextInt(8); i > 0; i--) {
            updates.add(update(at, WORDS.get(random.nextInt(WORDS.size()))));
            at = at.plus(random.nextInt(2), ChronoUnit.MINUTES);
        }
        if (resolved != null) {
            updates.add(update(resolved, "Resolved"));
        }
        return updates;
    }

    private Map<String, String> update(Instant at, String status) {
        return Map.of("at", at.toString(), "status", status, "message", "Message %d.".formatted(random.nextInt(1000)));
    }
}
