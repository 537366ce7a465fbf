package io.incidentledger.command.snapshots;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.MergeLinks;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.projection.EventDecoder;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Slow;
import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// A page that goes over from one identifying field to another is told in one import or in several, cut anywhere: in the end the ledger says the same. A failing seed replays by itself.
@Soaked
class SeriesInPartsTest {
    private static final EventDecoder DECODER = new EventDecoder(new EventCodec());
    private static final Instant DAY = Instant.parse("2024-05-01T00:00:00Z");
    private static final int SERIES = Dose.of(10, 3_000);
    private static final int LONG = 7;

    @TempDir
    private Path directory;

    private enum Dialect {
        GOOGLE,
        STATUSPAGE,
        STATUSPAGE_OPEN
    }

    /// By which fields a page names an incident.
    private enum Form {
        NUMBER,
        BOTH,
        ID
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"STATUSPAGE_OPEN, NNBBII", "GOOGLE, NNIIBB", "STATUSPAGE, NINIBI"})
    void inEveryCutTheLedgerEndsWithTheSameIncident(Dialect dialect, String letters) throws IOException {
        checkEveryCut(dialect, letters);
    }

    @Slow
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"GOOGLE, NNBBII", "STATUSPAGE, NNBBII", "STATUSPAGE, NNIIBB", "STATUSPAGE_OPEN, NNIIBB",
        "GOOGLE, IINNBB", "STATUSPAGE_OPEN, NIIIBN", "STATUSPAGE, NIBNII"})
    void soItIsWithSeriesOfAllKinds(Dialect dialect, String letters) throws IOException {
        checkEveryCut(dialect, letters);
    }

    private void checkEveryCut(Dialect dialect, String letters) throws IOException {
        List<SnapshotFile> files = series(dialect, forms(letters));
        List<LedgerIncident> whole = told(List.of(files));
        assertThat(whole).hasSize(3);
        for (int cuts = 0; cuts < 1 << files.size() - 1; cuts++) {
            assertThat(told(growing(files, cuts))).as("cut by %s", Integer.toBinaryString(cuts)).isEqualTo(whole);
        }
    }

    @Test
    void partsThatAreImportedWithoutThoseBeforeThemEndSo() throws IOException {
        checkEveryCutApart("NNBBII");
    }

    @Slow
    @ParameterizedTest
    @ValueSource(strings = {"NNIIBB", "NNNBBI", "NBBBBI", "NIBIII"})
    void soItIsWithPartsOfAllKinds(String letters) throws IOException {
        checkEveryCutApart(letters);
    }

    private void checkEveryCutApart(String letters) throws IOException {
        List<SnapshotFile> files = series(Dialect.STATUSPAGE, forms(letters));
        List<LedgerIncident> whole = told(List.of(files));
        for (int cuts = 0; cuts < 1 << files.size() - 1; cuts++) {
            assertThat(told(apart(files, cuts))).as("cut by %s", Integer.toBinaryString(cuts)).isEqualTo(whole);
        }
    }

    private static List<Form> forms(String letters) {
        return letters.chars().mapToObj(letter -> letter == 'N' ? Form.NUMBER : letter == 'I' ? Form.ID : Form.BOTH)
                .toList();
    }

    @Slow
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void randomSeriesEndTheSameInRandomCuts(Dialect dialect) throws IOException {
        for (long seed = 0; seed < SERIES && !Dose.usedUp("SeriesInPartsTest, series", seed, SERIES); seed++) {
            Random random = new Random(seed);
            List<Form> forms = new ArrayList<>(random.ints(LONG, 0, 3).mapToObj(each -> Form.values()[each]).toList());
            forms.set(random.nextInt(LONG), Form.BOTH);
            List<SnapshotFile> files = series(dialect, forms);
            assertThat(told(growing(files, random.nextInt(1 << LONG - 1)))).as("%s, seed %s", forms, seed)
                    .isEqualTo(told(List.of(files)));
        }
    }

    /// Each import has the snapshots of those before, too.
    private static List<List<SnapshotFile>> growing(List<SnapshotFile> files, int cuts) {
        return IntStream.rangeClosed(1, files.size())
                .filter(end -> end == files.size() || (cuts >> end - 1 & 1) == 1)
                .<List<SnapshotFile>>mapToObj(end -> files.subList(0, end)).toList();
    }

    private static List<List<SnapshotFile>> apart(List<SnapshotFile> files, int cuts) {
        List<List<SnapshotFile>> parts = new ArrayList<>();
        int begin = 0;
        for (List<SnapshotFile> part : growing(files, cuts)) {
            parts.add(files.subList(begin, part.size()));
            begin = part.size();
        }
        return parts;
    }

    /// The incidents that go on, as the ledger has them in the end; importing once more changes nothing.
    private List<LedgerIncident> told(List<List<SnapshotFile>> parts) {
        try (CommandSide side = new CommandSide()) {
            for (List<SnapshotFile> part : parts) {
                side.tell(part);
                assertThat(side.doubts).as("%s", SERIES).isEmpty();
            }
            assertThat(side.tell(parts.getLast()).events()).as("%s", SERIES).isEmpty();
            return standing(side);
        }
    }

    private static List<LedgerIncident> standing(CommandSide side) {
        long end = side.log.head().position();
        List<RecordedEvent> all = DECODER.decodeAll(side.log.read(0, Integer.MAX_VALUE));
        Set<LedgerIncident> incidents = new LinkedHashSet<>();
        for (RecordedEvent event : all) {
            if (event.event() instanceof IncidentDeclared declared && declared.externalRef() != null) {
                List<IncidentEvent> own = all.stream().filter(each -> each.incidentId().equals(event.incidentId()))
                        .map(RecordedEvent::event).toList();
                if (MergeLinks.of(own).mergedInto() == null) {
                    incidents.add(Objects.requireNonNull(LedgerIncident.at(side.log, end,
                            declared.externalRef().system(), declared.externalRef().id())));
                } else {
                    assertThat(own.getLast()).as("what a duplicate is told").isInstanceOf(IncidentMerged.class);
                }
            }
        }
        return incidents.stream().sorted(Comparator.comparing(LedgerIncident::id)).toList();
    }

    /// Three incidents, of which the second changes how it is named and is resolved in the end.
    private List<SnapshotFile> series(Dialect dialect, List<Form> forms) throws IOException {
        Path files = Files.createTempDirectory(directory, "series");
        for (int i = 0; i < forms.size(); i++) {
            List<String> incidents = List.of(incident(dialect, "\"id\": \"new\"", 30, i, forms.size() + 2),
                    incident(dialect, names(forms.get(i)), 20, i, forms.size() - 2),
                    incident(dialect, "\"id\": \"old\"", 10, i, forms.size() + 2));
            Files.writeString(files.resolve(DAY.plus(Duration.ofHours(i + 1)).toString().replace(':', '-') + ".json"),
                    page(dialect, incidents));
        }
        return SnapshotFile.in(files);
    }

    private static String names(Form form) {
        return switch (form) {
            case NUMBER -> "\"number\": 18001";
            case BOTH -> "\"id\": \"abc\", \"number\": 18001";
            case ID -> "\"id\": \"abc\"";
        };
    }

    private static String page(Dialect dialect, List<String> incidents) {
        String list = "[" + String.join(", ", incidents) + "]";
        return switch (dialect) {
            case GOOGLE -> list;
            case STATUSPAGE -> "{\"page\": {\"id\": \"p\"}, \"incidents\": " + list + "}";
            case STATUSPAGE_OPEN -> "{\"page\": {\"id\": \"p\"}, \"components\": [], \"status\": {}, \"incidents\": "
                    + list + "}";
        };
    }

    private static String incident(Dialect dialect, String names, int minute, int hour, int end) {
        Instant created = DAY.plus(Duration.ofMinutes(minute));
        boolean google = dialect == Dialect.GOOGLE;
        List<String> updates = IntStream.rangeClosed(0, hour).mapToObj(number -> google
                ? "{\"created\": \"%1$s\", \"when\": \"%1$s\", \"text\": \"Word %2$s.\", \"status\": \"SERVICE_OUTAGE\"}"
                        .formatted(created.plus(Duration.ofHours(number)), number)
                : "{\"id\": \"u%2$s\", \"display_at\": \"%1$s\", \"body\": \"Word %2$s.\", \"status\": \"%3$s\"}"
                        .formatted(created.plus(Duration.ofHours(number)), number,
                                number >= end ? "resolved" : "investigating"))
                .toList();
        String over = hour >= end ? "\"" + created.plus(Duration.ofHours(end)) + "\"" : "null";
        return google
                ? "{%s, \"external_desc\": \"Title %s\", \"created\": \"%s\", \"begin\": \"%s\", \"end\": %s, \"updates\": [%s]}"
                        .formatted(names, hour, created, created.minusSeconds(hour), over, String.join(", ", updates))
                : "{%s, \"name\": \"Title %s\", \"impact\": \"minor\", \"status\": \"%s\", \"created_at\": \"%s\", \"started_at\": \"%s\", \"resolved_at\": %s, \"incident_updates\": [%s]}"
                        .formatted(names, hour, hour >= end ? "resolved" : "investigating", created,
                                created.minusSeconds(hour), over, String.join(", ", updates));
    }
}
