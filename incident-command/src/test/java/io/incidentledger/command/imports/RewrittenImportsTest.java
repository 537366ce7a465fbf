package io.incidentledger.command.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.incidentledger.command.imports.ExternalIncident.Entry;
import io.incidentledger.command.imports.ExternalIncident.Times;
import io.incidentledger.command.imports.ExternalIncident.Update;
import io.incidentledger.command.incident.ActionItem;
import io.incidentledger.command.incident.AxonInMemory;
import io.incidentledger.command.incident.IncidentCommand.AddTimelineEntry;
import io.incidentledger.command.incident.IncidentCommand.PostUpdate;
import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.Audience;
import io.incidentledger.events.Correction;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.IncidentEvent.EntryBackdated;
import io.incidentledger.events.IncidentEvent.EntryRetracted;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.Role;
import io.incidentledger.events.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.incidentledger.command.incident.Given.ID;
import static io.incidentledger.command.incident.Given.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/// Lines without ids that are rewritten from import to import: parts are inserted, changed, moved and removed anywhere.
/// A failing seed can be replayed on its own.
class RewrittenImportsTest {
    private final AxonInMemory axon = new AxonInMemory();

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /// The content of an update in a line, whatever its id is.
    private record Said(Instant at, Status status, String message) {}

    @Test
    void aDuplicateThatVanishesIsRetractedAndComesBackUnderAnIdOfItsOwn() {
        List<Said> with = List.of(said(0, null, "A"), said(1, null, "B"), said(1, null, "B'"), said(2, null, "C"));
        List<Said> without = List.of(with.get(0), with.get(1), with.get(3));
        importing(with);
        assertThat(newEvents(without)).singleElement().isInstanceOfSatisfying(EntryRetracted.class,
                gone -> assertThat(gone.entryId()).isEqualTo("3"));
        assertThat(newEvents(without)).isEmpty();
        assertThat(newEvents(with)).singleElement().isInstanceOfSatisfying(StatusUpdated.class,
                told -> assertThat(told.updateId()).isEqualTo("5"));
        assertThat(newEvents(with)).isEmpty();
        assertThat(newEvents(List.of(with.get(0), with.get(2), with.get(1), with.get(3)))).isEmpty();
    }

    @Test
    void whatChangedIsAmendedOrBackdatedAndKeepsItsId() {
        importing(List.of(said(0, null, "A"), said(1, null, "B"), said(2, Status.MONITORING, "C")));
        assertThat(newEvents(List.of(said(0, null, "A, really"), said(1, null, "B"), said(3, Status.MONITORING, "C"))))
                .satisfiesExactlyInAnyOrder(
                        event -> assertThat(event).isInstanceOfSatisfying(EntryAmended.class,
                                amended -> assertThat(amended.entryId()).isEqualTo("1")),
                        event -> assertThat(event).isInstanceOfSatisfying(EntryBackdated.class,
                                moved -> assertThat(moved.entryId()).isEqualTo("3")));
    }

    @Test
    void anotherStatusIsAnAmendment() {
        importing(List.of(said(0, Status.INVESTIGATING, "A"), said(1, Status.IDENTIFIED, "B")));
        assertThat(newEvents(List.of(said(0, Status.INVESTIGATING, "A"), said(1, Status.MONITORING, "B"))))
                .singleElement().isInstanceOf(EntryAmended.class);
        assertThat(axon.draftOf(ID).status()).isEqualTo(Status.MONITORING);
    }

    @Test
    void aResolutionThatVanishesOpensTheIncidentAndResolvesItWhenItComesBack() {
        List<Said> open = List.of(said(0, Status.INVESTIGATING, "A"));
        List<Said> over = List.of(open.getFirst(), said(5, Status.RESOLVED, "Done"));
        for (int i = 0; i < 3; i++) {
            importing(over);
            assertThat(axon.draftOf(ID).status()).isEqualTo(Status.RESOLVED);
            assertThat(newEvents(over)).isEmpty();
            importing(open);
            assertThat(axon.draftOf(ID).status()).isEqualTo(Status.INVESTIGATING);
            assertThat(newEvents(open)).isEmpty();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void messagesAreBroughtToTheLineByTheFewestEvents(long seed) {
        Random random = new Random(seed);
        List<Said> line = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            List<Said> before = List.copyOf(line);
            edit(line, random, false);
            int fewest = fewest(before, line, new HashMap<>(), 0, 0);
            int events = (int) newEvents(line).stream().filter(RewrittenImportsTest::isAboutUpdates).count();
            assertThat(events).as("events from %s to %s", before, line).isLessThanOrEqualTo(fewest);
            assertFollows(line);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void updatesAndStatusFollowTheLine(long seed) {
        Random random = new Random(seed);
        List<Said> line = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            edit(line, random, true);
            line.sort(Comparator.comparing(Said::at));
            importing(line);
            assertFollows(line);
            assertThat(axon.draftOf(ID).status()).as("status after %s", line).isEqualTo(line.reversed().stream()
                    .map(Said::status).filter(Objects::nonNull).findFirst().orElse(Status.INVESTIGATING));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void timelineEntriesFollowTheLine(long seed) {
        Random random = new Random(seed);
        List<Said> line = new ArrayList<>(List.of(said(0, null, "first")));
        for (int i = 0; i < 8; i++) {
            edit(line, random, false);
            if (line.isEmpty()) {
                line.add(said(1, null, "again"));
            }
            ImportIncident entries = new SampleImportLine(T0).entries(IntStream.range(0, line.size())
                    .mapToObj(place -> new Entry("e" + (place + 1), EntryKind.NOTE, line.get(place).message(),
                            List.of(), line.get(place).at(), true))
                    .toArray(Entry[]::new)).imported();
            axon.send(entries);
            int events = axon.eventsOf(ID).size();
            axon.send(entries);
            assertThat(axon.eventsOf(ID)).as("the same line again").hasSize(events);
            assertThat(axon.meantOf(ID).stream().filter(TimelineEntryAdded.class::isInstance)
                    .map(TimelineEntryAdded.class::cast)
                    .map(told -> new Said(told.occurredAt(), null, told.message())))
                    .containsExactlyInAnyOrderElementsOf(line);
        }
    }

    @Test
    void anActionItemThatVanishesWillNotBeDoneAndIsOpenAgainWhenItComesBack() {
        ImportIncident both = items("Alert earlier", "Buy disks");
        axon.send(both);
        axon.send(items("Buy disks"));
        assertThat(axon.actionItemsOf(ID))
                .extracting(ActionItem::title, ActionItem::status)
                .containsExactlyInAnyOrder(tuple("Alert earlier", ActionItemStatus.WONT_DO),
                        tuple("Buy disks", ActionItemStatus.OPEN));
        axon.send(both);
        int events = axon.eventsOf(ID).size();
        axon.send(both);
        assertThat(axon.eventsOf(ID)).hasSize(events);
        assertThat(axon.actionItemsOf(ID)).hasSize(2)
                .allSatisfy(item -> assertThat(item.status()).isEqualTo(ActionItemStatus.OPEN));
    }

    @Test
    void aRoleGoesBackToItsFormerHolder() {
        ImportIncident ada = new SampleImportLine(T0).roles(commander("ada")).imported();
        axon.send(ada);
        axon.send(new SampleImportLine(T0).roles(commander("bob")).imported());
        axon.send(ada);
        int events = axon.eventsOf(ID).size();
        axon.send(ada);
        assertThat(axon.eventsOf(ID)).hasSize(events);
        assertThat(axon.isHeld(ID, Role.INCIDENT_COMMANDER, "ada")).isTrue();
    }

    @Test
    void anEntryWithoutATimeThatNamesAnImportAsItsSourceIsNoneOfTheList() {
        axon.send(notes("first", "second"));
        axon.sendFrom("import", new AddTimelineEntry(ID, "n1", EntryKind.NOTE, "the page is gone", List.of(), null));
        axon.send(notes("first", "second"));
        axon.send(notes("second", "third"));
        int events = axon.eventsOf(ID).size();
        axon.send(notes("second", "third"));
        assertThat(axon.eventsOf(ID)).hasSize(events);
        assertThat(axon.meantOf(ID).stream().filter(TimelineEntryAdded.class::isInstance)
                .map(entry -> ((TimelineEntryAdded) entry).message()))
                .containsExactlyInAnyOrder("second", "the page is gone", "third");
    }

    @Test
    void anUpdateWithoutATimeThatNamesAnImportAsItsSourceIsNoneOfTheList() {
        importing(List.of(said(0, Status.INVESTIGATING, "A"), said(1, null, "B")));
        axon.sendFrom("import", new PostUpdate(ID, "u1", "by the way", null, Audience.PUBLIC, null));
        assertThat(newEvents(List.of(said(0, Status.INVESTIGATING, "A"), said(1, null, "B")))).isEmpty();
        assertThat(newEvents(List.of(said(0, Status.INVESTIGATING, "A"), said(1, null, "C")))).singleElement()
                .isInstanceOfSatisfying(EntryAmended.class, news -> assertThat(news.entryId()).isEqualTo("2"));
    }

    @Test
    void aStatusThatPeopleSetSinceGivesWayToARewrittenListOnce() {
        importing(List.of(said(0, Status.INVESTIGATING, "A")));
        axon.send(new PostUpdate(ID, "u1", "looks good", Status.MONITORING, Audience.PUBLIC, null));
        for (String words : List.of("A, really", "A, once more")) {
            List<Said> line = List.of(said(0, Status.IDENTIFIED, words));
            importing(line);
            assertThat(axon.draftOf(ID).status()).isEqualTo(Status.IDENTIFIED);
            assertThat(newEvents(line)).isEmpty();
        }
        importing(List.of(said(3, Status.INVESTIGATING, "Z")));
        assertThat(axon.draftOf(ID).status()).isEqualTo(Status.INVESTIGATING);
        assertThat(newEvents(List.of(said(3, Status.INVESTIGATING, "Z")))).isEmpty();
    }

    private static ImportIncident notes(String... messages) {
        return new SampleImportLine(T0).entries(IntStream.range(0, messages.length)
                .mapToObj(place -> new Entry("e" + (place + 1), EntryKind.NOTE, messages[place], List.of(),
                        T0.plusSeconds(60), true))
                .toArray(Entry[]::new)).imported();
    }

    private static ExternalIncident.RoleHolder commander(String name) {
        return new ExternalIncident.RoleHolder(Role.INCIDENT_COMMANDER, name, null, T0);
    }

    @Test
    void thousandsOfUpdatesTakeNoTimeThatGrowsWithTheirSquare() {
        List<Update> former = IntStream.range(0, 50_000).mapToObj(i -> update(i, said(i, null, "same words"))).toList();
        List<Update> present = IntStream.range(0, 50_000).mapToObj(i -> update(i, said(i + 70_000, null, "same words")))
                .toList();
        int[] found = ListAlignment.of(former, present, List.of(Update::at), List.of(Update::at, Update::message));
        assertThat(IntStream.of(found).distinct()).hasSize(50_000).doesNotContain(-1);
    }

    private static ImportIncident items(String... titles) {
        return new SampleImportLine(T0).actionItems(IntStream.range(0, titles.length)
                .mapToObj(place -> new ExternalIncident.ActionItem("a" + (place + 1), titles[place], null,
                        ActionItemPriority.P2, ActionItemStatus.OPEN, null, true))
                .toArray(ExternalIncident.ActionItem[]::new)).imported();
    }

    private static boolean isAboutUpdates(IncidentEvent event) {
        return event instanceof StatusUpdated || event instanceof Correction;
    }

    private void assertFollows(List<Said> line) {
        assertThat(axon.meantOf(ID).stream().filter(StatusUpdated.class::isInstance)
                .map(StatusUpdated.class::cast).map(told -> new Said(told.occurredAt(), told.status(), told.message())))
                .containsExactlyInAnyOrderElementsOf(line);
        assertThat(newEvents(line)).as("the same line again").isEmpty();
        assertThat(axon.eventsOf(ID).stream().filter(StatusUpdated.class::isInstance).map(StatusUpdated.class::cast)
                .map(StatusUpdated::updateId)).doesNotHaveDuplicates();
    }

    /// Returns the events that an import of these updates writes.
    private List<IncidentEvent> newEvents(List<Said> line) {
        int before = axon.eventsOf(ID).size();
        importing(line);
        return List.copyOf(axon.eventsOf(ID).subList(before, axon.eventsOf(ID).size()));
    }

    private void importing(List<Said> line) {
        List<Update> updates = new ArrayList<>();
        line.forEach(said -> updates.add(update(updates.size(), said)));
        ExternalIncident named = new SampleImportLine(new Times(T0, null, null, null, null, null, null, null))
                .updates(updates).imported().incident();
        axon.send(new ImportIncident(ID, new ExternalIncident(named.ref(), named.title(), null, named.severity(),
                named.services(), named.labels(), named.visibility(), named.mode(), named.source(), named.times(),
                updates, List.of(), List.of(), List.of(), true, null)));
    }

    private static Update update(int place, Said said) {
        return new Update(Integer.toString(place + 1), said.at(), said.status(), said.message(), Audience.PUBLIC,
                true);
    }

    private static Said said(int minute, Status status, String message) {
        return new Said(T0.plusSeconds(60L * minute), status, message);
    }

    private static void edit(List<Said> line, Random random, boolean statuses) {
        for (int i = random.nextInt(4); i > 0; i--) {
            int place = line.isEmpty() ? 0 : random.nextInt(line.size());
            switch (line.isEmpty() ? 0 : random.nextInt(7)) {
                case 0, 1 -> line.add(random.nextInt(line.size() + 1), any(random, statuses));
                case 2 -> line.remove(place);
                case 3 -> line.set(place, new Said(any(random, statuses).at(), line.get(place).status(),
                        line.get(place).message()));
                case 4 -> line.set(place, new Said(line.get(place).at(), line.get(place).status(),
                        any(random, statuses).message()));
                case 5 -> line.set(place, new Said(line.get(place).at(), any(random, statuses).status(),
                        line.get(place).message()));
                default -> Collections.swap(line, place, random.nextInt(line.size()));
            }
        }
    }

    private static Said any(Random random, boolean statuses) {
        Status[] known = {null, null, Status.INVESTIGATING, Status.IDENTIFIED, Status.MONITORING, Status.RESOLVED};
        return said(random.nextInt(4), statuses ? known[random.nextInt(known.length)] : null,
                String.valueOf((char) ('A' + random.nextInt(4))));
    }

    /// Tries every way to match the former updates with the present ones.
    private static int fewest(List<Said> before, List<Said> now, Map<Long, Integer> known, int index, long taken) {
        if (index == before.size()) {
            return now.size() - Long.bitCount(taken);
        }
        Integer found = known.get((long) index << 32 | taken);
        if (found != null) {
            return found;
        }
        int best = 1 + fewest(before, now, known, index + 1, taken);
        for (int i = 0; i < now.size(); i++) {
            if ((taken & 1L << i) == 0) {
                int events = events(before.get(index), now.get(i));
                if (events < 2) {
                    best = Math.min(best, events + fewest(before, now, known, index + 1, taken | 1L << i));
                }
            }
        }
        known.put((long) index << 32 | taken, best);
        return best;
    }

    private static int events(Said before, Said now) {
        return (before.at().equals(now.at()) ? 0 : 1)
                + (Objects.equals(before.status(), now.status()) && before.message().equals(now.message()) ? 0 : 1);
    }
}
