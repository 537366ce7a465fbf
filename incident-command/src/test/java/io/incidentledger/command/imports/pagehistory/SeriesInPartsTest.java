package io.incidentledger.command.imports.pagehistory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;

import io.incidentledger.command.dispatch.CommandContext;
import io.incidentledger.command.dispatch.CommitIdDerivation;
import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.command.incident.IncidentCommand.MergeIncident;
import io.incidentledger.command.incident.IncidentCommand.MoveEntry;
import io.incidentledger.command.incident.IncidentCommand.RetractEntry;
import io.incidentledger.command.incident.IncidentCommand.UnmergeIncident;
import io.incidentledger.command.incident.RuleViolationException;
import io.incidentledger.command.incident.UnknownEntryException;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.IncidentEvent.DetailsChanged;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.IncidentUnmerged;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.projection.EventDecoder;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Soaked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Pages that change from one identifying field to another, split into imports at random: no import is rejected, no
/// listed incident is lost, and no two incidents become one. A failing seed can be replayed on its own.
@Soaked
class SeriesInPartsTest {
    private static final EventDecoder DECODER = new EventDecoder(new EventCodec());
    private static final Instant DAY = Instant.parse("2024-05-01T00:00:00Z");
    private static final int SNAPSHOTS = 8;
    private static final int INCIDENTS = 4;

    @TempDir
    private Path directory;

    static LongStream seeds() {
        return Dose.each("SeriesInPartsTest, series", 60, 3_000);
    }

    /// What a page says about an incident.
    private record Said(String title, String status, @Nullable Instant end) {}

    /// A page whose incidents may differ only in their titles and updates, and some of whose ids may equal the numbers
    /// of others.
    private static final class Page {
        private final Random random;
        private final boolean google;
        private final boolean open;
        private final boolean alike;
        private final boolean numeric;
        /// Whether two ids have each number.
        private final boolean shared;
        private final int turn;
        /// What the page last said, by incident.
        private final Map<Integer, Said> last = new LinkedHashMap<>();
        private final Map<Integer, Integer> versions = new HashMap<>();

        Page(Random random) {
            this.random = random;
            int dialect = random.nextInt(3);
            google = dialect == 0;
            open = dialect == 1;
            shared = random.nextInt(4) == 0;
            alike = !shared && random.nextBoolean();
            numeric = random.nextBoolean();
            turn = random.nextInt(SNAPSHOTS);
        }

        String system() {
            return google ? "google-cloud-status" : "statuspage:p";
        }

        String next(int snapshot) {
            List<String> listed = new ArrayList<>();
            for (int i = 0; i < INCIDENTS; i++) {
                if (snapshot >= i && !(open && last.containsKey(i) && last.get(i).end() != null)) {
                    if (!last.containsKey(i) || random.nextInt(3) != 0) {
                        edit(i, snapshot);
                    }
                    listed.add(incident(i, snapshot));
                }
            }
            Collections.shuffle(listed, random);
            String list = "[" + String.join(", ", listed) + "]";
            return google
                    ? list
                    : open
                            ? "{\"page\": {\"id\": \"p\"}, \"components\": [], \"status\": {}, \"incidents\": " + list
                                    + "}"
                            : "{\"page\": {\"id\": \"p\"}, \"incidents\": " + list + "}";
        }

        private void edit(int i, int snapshot) {
            int version = versions.merge(i, 1, Integer::sum);
            boolean over = last.containsKey(i) && random.nextInt(4) == 0;
            last.put(i, new Said("Title %d %d".formatted(i, version), over ? "resolved" : "investigating",
                    over ? at(snapshot).minusSeconds(60) : null));
        }

        private String incident(int i, int snapshot) {
            Said said = Objects.requireNonNull(last.get(i));
            Instant created = DAY.minus(Duration.ofHours(alike ? 5 : 5 + i));
            String end = said.end() == null ? "null" : "\"" + said.end() + "\"";
            return google
                    ? "{%s, \"external_desc\": \"%s\", \"begin\": \"%s\", \"end\": %s, \"updates\": []}".formatted(
                            names(i, snapshot), said.title(), created, end)
                    : ("{%s, \"name\": \"%s\", \"impact\": \"minor\", \"status\": \"%s\", \"created_at\": \"%s\", "
                            + "\"resolved_at\": %s, \"incident_updates\": []}")
                            .formatted(names(i, snapshot), said.title(), said.status(), created, end);
        }

        private String names(int i, int snapshot) {
            String id = numeric ? "\"id\": \"" + (100 + i) + "\"" : "\"id\": \"abc" + i + "\"";
            String number = "\"number\": " + (shared ? 100 + i / 2 : 100 + (i + 1) % INCIDENTS);
            int form = random.nextInt(8) == 0
                    ? random.nextInt(3)
                    : Math.clamp(snapshot - turn + random.nextInt(2), 0, 2);
            boolean sure = !shared || i % 2 == 0 && snapshot == i;
            return form == 0 && sure ? number : form < 2 ? id + ", " + number : id;
        }
    }

    private List<SnapshotFile> snapshotsOf(Page page) throws IOException {
        for (int i = 0; i < SNAPSHOTS; i++) {
            Files.writeString(directory.resolve(at(i).toString().replace(':', '-') + ".json"), page.next(i));
        }
        return SnapshotFile.in(directory);
    }

    private static Instant at(int snapshot) {
        return DAY.plus(Duration.ofHours(snapshot + 1));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void howeverASeriesIsCutNothingOfItIsRefusedLostOrMixed(long seed) throws IOException {
        Random random = new Random(seed);
        Page page = new Page(random);
        List<SnapshotFile> files = snapshotsOf(page);
        boolean growing = random.nextBoolean();
        List<List<SnapshotFile>> parts = parts(files, growing, random);
        try (ImportingCommandSide side = new ImportingCommandSide()) {
            for (List<SnapshotFile> part : parts) {
                side.emit(part, "ann");
                assertThat(growing ? side.emit(part).events() : Map.of()).as("repetition of a part").isEmpty();
            }
            check(side, page);
            side.emit(files);
            check(side, page);
            assertThat(side.emit(files).events()).as("repetition").isEmpty();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverPeopleMergePartAndTakeBackInBetweenNothingIsRefusedOrUndone(long seed) throws IOException {
        Random random = new Random(seed);
        List<SnapshotFile> files = snapshotsOf(new Page(random));
        boolean growing = random.nextBoolean();
        try (ImportingCommandSide side = new ImportingCommandSide()) {
            People people = new People(side, random);
            for (List<SnapshotFile> part : parts(files, growing, random)) {
                side.emit(part, "ann");
                assertThat(people.mergers()).isEqualTo(people.known);
                if (random.nextBoolean()) {
                    side.clock.set(part.getLast().instant().plus(Duration.ofMinutes(30)));
                }
                for (int i = random.nextInt(4); i > 0; i--) {
                    people.act();
                }
                people.known = people.mergers();
            }
            side.emit(files);
            assertThat(people.mergers()).isEqualTo(people.known);
            assertThat(side.emit(files).events()).as("repetition").isEmpty();
        }
    }

    /// People who work with the incidents between two imports.
    private static final class People {
        private final ImportingCommandSide side;
        private final Random random;
        /// The incident into which each was merged after their last actions.
        private Map<String, String> known = Map.of();

        People(ImportingCommandSide side, Random random) {
            this.side = side;
            this.random = random;
        }

        void act() {
            List<RecordedEvent> events = DECODER.decodeAll(side.log.read(0, Integer.MAX_VALUE));
            List<String> incidents = events.stream().map(RecordedEvent::incidentId).distinct().toList();
            List<RecordedEvent> notes = events.stream().filter(event -> event.event() instanceof TimelineEntryAdded)
                    .toList();
            String one = incidents.get(random.nextInt(incidents.size()));
            String other = incidents.get(random.nextInt(incidents.size()));
            RecordedEvent note = notes.isEmpty() ? events.getFirst() : notes.get(random.nextInt(notes.size()));
            String entry = note.event() instanceof TimelineEntryAdded added ? added.entryId() : note.eventId();
            switch (random.nextInt(5)) {
                case 0 -> send(new UnmergeIncident(one, "they are two", null));
                case 3 -> send(new RetractEntry(note.incidentId(), entry, "another one"));
                case 4 -> send(new MoveEntry(note.incidentId(), entry, other, entry, "that one"));
                default -> send(new MergeIncident(one, other, "the same", null));
            }
        }

        private void send(IncidentCommand command) {
            try {
                side.pipeline.send(command,
                        new CommandContext(new EventProvenance("bob", null, null, null, null), null, null, null))
                        .join();
            } catch (CompletionException refused) {
                assertThat(refused.getCause()).isInstanceOfAny(RuleViolationException.class,
                        UnknownEntryException.class);
            }
        }

        /// Returns the incident into which each is merged.
        Map<String, String> mergers() {
            Map<String, String> merged = new HashMap<>();
            for (RecordedEvent event : DECODER.decodeAll(side.log.read(0, Integer.MAX_VALUE))) {
                if (event.event() instanceof IncidentMerged it) {
                    merged.put(event.incidentId(), it.into());
                } else if (event.event() instanceof IncidentUnmerged) {
                    merged.remove(event.incidentId());
                }
            }
            return merged;
        }
    }

    /// Splits the files into parts, each with or without the previous snapshots.
    private static List<List<SnapshotFile>> parts(List<SnapshotFile> files, boolean growing, Random random) {
        List<List<SnapshotFile>> parts = new ArrayList<>();
        int begin = 0;
        for (int end = 1; end <= files.size(); end++) {
            if (end == files.size() || random.nextInt(3) == 0) {
                parts.add(files.subList(growing ? 0 : begin, end));
                begin = end;
            }
        }
        return parts;
    }

    private static void check(ImportingCommandSide side, Page page) {
        Map<String, Set<String>> told = new HashMap<>();
        Map<String, String> ids = new HashMap<>();
        for (RecordedEvent event : DECODER.decodeAll(side.log.read(0, Integer.MAX_VALUE))) {
            @Nullable String title = event.event() instanceof IncidentDeclared declared
                    ? declared.title()
                    : event.event() instanceof DetailsChanged changed ? changed.title() : null;
            if (title != null) {
                told.computeIfAbsent(event.incidentId(), id -> new HashSet<>()).add(title.split(" ")[1]);
            }
            if (event.event() instanceof IncidentDeclared declared && declared.externalRef() != null) {
                ids.put(CommitIdDerivation.external(page.system(), declared.externalRef().id()),
                        declared.externalRef().id());
            }
        }
        assertThat(told.values()).as("incidents of the page in each one of the ledger")
                .allSatisfy(incidents -> assertThat(incidents).hasSize(1));
        List<Said> visible = ids.values().stream()
                .map(id -> Objects.requireNonNull(
                        LedgerIncident.at(side.log, Long.MAX_VALUE, page.system(), id)))
                .filter(incident -> !incident.status().equals("cancelled"))
                .map(incident -> new Said(incident.title(), incident.status(), incident.resolved())).toList();
        assertThat(visible).containsAll(page.last.values());
    }
}
