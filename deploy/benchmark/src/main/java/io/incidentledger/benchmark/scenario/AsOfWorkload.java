package io.incidentledger.benchmark.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SplittableRandom;

import io.incidentledger.benchmark.http.RequestEncoder;
import io.incidentledger.benchmark.ledger.GeneratedHistory;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.StoredEvent;
import org.jspecify.annotations.Nullable;

/// As-of queries of one ledger at random moments, about half of which are instants and the others positions.
///
/// @param incidents single incidents and moments; every other moment lies between the incident's own events
/// @param moments moments of the whole ledger
/// @param lateMoments moments of its later half
/// @param period query parameters of the measures: the period of the first incidents
record AsOfWorkload(List<Lookback> incidents, List<String> moments, List<String> lateMoments, String period) {

    private static final long SEED = 44;
    private static final int INCIDENTS = 4_000;
    private static final int MOMENTS = 500;
    private static final int INCIDENTS_MEASURED = 10_000;
    private static final String BOARD = "/v1/incidents?limit=50";
    private static final String MEASURES = "/v1/measures?";
    /// The filters of the board, by the names of their figures.
    private static final SequencedMap<String, String> FILTERS = new LinkedHashMap<>();
    private static final double INCIDENT_MILLIS = 5;
    private static final double BOARD_MILLIS = 200;
    private static final double MEASURES_MILLIS = 100;

    static {
        FILTERS.put("board", "");
        FILTERS.put("board-open", "&open=true");
        FILTERS.put("board-severity", "&severity=SEV1");
        FILTERS.put("board-service", "&service=checkout");
        FILTERS.put("board-words", "&q=slowly");
    }

    /// An incident and a moment at which it existed.
    record Lookback(String incidentId, String moment) {}

    static AsOfWorkload of(EventReader reader) {
        long head = reader.head().position();
        SplittableRandom random = new SplittableRandom(SEED);
        List<Lookback> incidents = new ArrayList<>();
        for (int i = 0; i < INCIDENTS; i++) {
            String id = Objects.requireNonNull(at(reader, random.nextLong(1, head + 1)).stream()).id();
            List<StoredEvent> events = reader.readStream(id, 0, Long.MAX_VALUE);
            long until = i % 2 == 0 ? events.getLast().position() : head;
            long position = random.nextLong(events.getFirst().position(), until + 1);
            incidents.add(new Lookback(id, moment(reader, position, random)));
        }
        return new AsOfWorkload(incidents, moments(reader, 1, random), moments(reader, head / 2 + 1, random),
                "from=" + GeneratedHistory.declaredAt(0) + "&to=" + GeneratedHistory.declaredAt(INCIDENTS_MEASURED));
    }

    private static List<String> moments(EventReader reader, long from, SplittableRandom random) {
        long head = reader.head().position();
        return random.longs(MOMENTS, from, head + 1).mapToObj(position -> moment(reader, position, random)).toList();
    }

    private static String moment(EventReader reader, long position, SplittableRandom random) {
        return random.nextBoolean() ? Long.toString(position) : at(reader, position).recordedAt().toString();
    }

    private static StoredEvent at(EventReader reader, long position) {
        return reader.read(position - 1, 1).getFirst();
    }

    /// A query that is sent repeatedly.
    ///
    /// @param name of its figures
    /// @param millis the target for the 99th percentile; null: it is only reported
    record Question(String name, String description, List<byte[]> requests, @Nullable Double millis) {}

    /// All queries, each as of the moments and for the present.
    List<Question> all() {
        List<Question> all = new ArrayList<>();
        all.add(new Question("incident", "an incident as of", incidentsAsOf(), INCIDENT_MILLIS));
        all.add(new Question("incident-now", "an incident now", incidentsNow(), null));
        FILTERS.forEach((name, filter) -> {
            String path = BOARD + filter;
            all.add(new Question(name, "the board as of " + filter, asOf(path, moments), BOARD_MILLIS));
            all.add(new Question(name + "-now", "the board now " + filter, now(path), null));
        });
        String path = MEASURES + period;
        all.add(new Question("measures", "measures of 10,000 as of", asOf(path, lateMoments), MEASURES_MILLIS));
        all.add(new Question("measures-now", "measures of 10,000 now", now(path), MEASURES_MILLIS));
        all.add(new Question("measures-of-all-now", "measures of all now", now(MEASURES), null));
        return all;
    }

    /// Single incidents as of their moments.
    private List<byte[]> incidentsAsOf() {
        return incidents.stream().map(each -> RequestEncoder
                .get("/v1/incidents/" + each.incidentId() + "?asOf=" + each.moment())).toList();
    }

    /// The same incidents at present.
    private List<byte[]> incidentsNow() {
        return incidents.stream().map(each -> RequestEncoder.get("/v1/incidents/" + each.incidentId())).toList();
    }

    private static List<byte[]> now(String path) {
        return List.of(RequestEncoder.get(path));
    }

    private static List<byte[]> asOf(String path, List<String> moments) {
        return moments.stream().map(moment -> RequestEncoder.get(path + "&asOf=" + moment)).toList();
    }
}
