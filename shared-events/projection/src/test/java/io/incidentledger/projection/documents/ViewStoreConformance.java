package io.incidentledger.projection.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

import io.incidentledger.projection.documents.DocumentQuery.Cursor;
import io.incidentledger.projection.documents.DocumentQuery.Sort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Conformance tests for view stores. A subclass creates the store.
public abstract class ViewStoreConformance {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /// A document with a field of every kind.
    public record Ship(String name, String type, List<String> ports, @Nullable String remark, long tons,
            Instant launched,
            @Nullable LocalDate due) {}

    /// The view that the tests write.
    public static final DocumentViewDefinition<Ship> SHIPS = ships(1);

    private ViewStore store;
    private WritableDocuments<Ship> ships;

    /// Creates an empty store.
    protected abstract ViewStore newStore();

    private static DocumentViewDefinition<Ship> ships(int version) {
        return new DocumentViewDefinition<>("ships", version, Ship.class, event -> null, (ship, event) -> ship,
                List.of(IndexField.keyword("type", Ship::type), IndexField.keywords("ports", Ship::ports),
                        IndexField.text("remark", Ship::remark), IndexField.number("tons", Ship::tons),
                        IndexField.instant("launched", Ship::launched), IndexField.date("due", Ship::due),
                        IndexField.<Ship>keyword("name", Ship::name).unindexed(),
                        IndexField.<Ship>instant("launchedSlowly", Ship::launched).unindexed()));
    }

    /// The documents of the view.
    protected final WritableDocuments<Ship> ships() {
        return ships;
    }

    @BeforeEach
    void openEmptyStore() {
        store = newStore();
        ships = store.open(SHIPS);
    }

    protected static Ship ship(String name, String type, int hours, String... ports) {
        return new Ship(name, type, List.of(ports), null, name.length(), NOON.plusSeconds(3600L * hours), null);
    }

    protected final void save(long position, Ship... saved) {
        List<StoredDocument<Ship>> documents = new ArrayList<>();
        for (Ship ship : saved) {
            documents.add(new StoredDocument<>(ship.name(), position, ship));
        }
        ships.save(documents, position);
    }

    private List<String> names(DocumentQuery query) {
        return ships.query(query).items().stream().map(StoredDocument::id).toList();
    }

    private static DocumentQuery byLaunch(FieldCondition... conditions) {
        return new DocumentQuery(List.of(conditions), new Sort("launched", false), null, 100);
    }

    @Test
    void aNewViewIsEmptyAtPosition0() {
        assertThat(ships.position()).isZero();
        assertThat(ships.find("ada")).isEmpty();
        assertThat(ships.query(byLaunch()).items()).isEmpty();
        assertThat(ships.count(List.of())).isZero();
    }

    @Test
    void aSavedDocumentIsFoundWithItsPosition() {
        Ship ada = new Ship("ada", "tug", List.of("Kiel", "Oslo"), "Größe: ß", 7, NOON.plusNanos(123_000),
                LocalDate.of(2026, 5, 1));
        ships.save(List.of(new StoredDocument<>("ada", 3, ada)), 5);

        assertThat(ships.find("ada")).contains(new StoredDocument<>("ada", 3, ada));
        assertThat(ships.findAll(List.of("ada", "nobody"))).containsOnlyKeys("ada");
        assertThat(ships.position()).isEqualTo(5);
    }

    @Test
    void aDocumentAtTheSameOrALowerPositionChangesNothing() {
        save(4, ship("ada", "tug", 0));
        save(4, ship("ada", "ferry", 0));
        save(3, ship("ada", "barge", 0));

        assertThat(ships.find("ada").orElseThrow().content().type()).isEqualTo("tug");
        assertThat(ships.position()).isEqualTo(4);
        assertThat(names(byLaunch(FieldCondition.is("type", "ferry")))).isEmpty();
    }

    @Test
    void thePositionAdvancesWithoutDocuments() {
        ships.save(List.of(), 9);

        assertThat(ships.position()).isEqualTo(9);
    }

    @Test
    void openingAgainGivesTheSameDocumentsAndAnotherVersionNone() {
        save(1, ship("ada", "tug", 0));

        assertThat(store.open(SHIPS).find("ada")).isPresent();
        assertThat(store.open(ships(2)).find("ada")).isEmpty();
        assertThat(store.open(ships(2)).position()).isZero();
    }

    @Test
    void aDocumentIsFoundByItsPresentValuesOnly() {
        save(1, ship("ada", "tug", 0, "Kiel", "Oslo"), ship("eve", "tug", 1, "Oslo"));
        save(2, ship("ada", "ferry", 2, "Oslo", "Riga"));

        assertThat(names(byLaunch(FieldCondition.is("type", "tug")))).containsExactly("eve");
        assertThat(names(byLaunch(FieldCondition.is("type", "ferry")))).containsExactly("ada");
        assertThat(names(byLaunch(FieldCondition.is("ports", "Kiel")))).isEmpty();
        assertThat(names(byLaunch(FieldCondition.is("ports", "Riga")))).containsExactly("ada");
        assertThat(names(byLaunch())).containsExactly("eve", "ada");
    }

    @Test
    void anyOfSeveralValuesIsEnoughAndADocumentComesOnce() {
        save(1, ship("ada", "tug", 0, "Kiel", "Oslo"), ship("eve", "ferry", 1, "Oslo"),
                ship("ida", "barge", 2, "Riga"));

        assertThat(names(byLaunch(new FieldCondition.AnyOf("ports", Set.of("Kiel", "Oslo"))))).containsExactly("ada",
                "eve");
        assertThat(names(byLaunch(new FieldCondition.AnyOf("type", Set.of("tug", "barge"))))).containsExactly("ada",
                "ida");
        assertThat(names(byLaunch(new FieldCondition.AnyOf("type", Set.of())))).isEmpty();
    }

    @Test
    void allConditionsMustHold() {
        save(1, ship("ada", "tug", 0, "Kiel"), ship("eve", "tug", 1, "Oslo"), ship("ida", "barge", 2, "Kiel"));

        assertThat(names(byLaunch(FieldCondition.is("type", "tug"), FieldCondition.is("ports", "Kiel"))))
                .containsExactly("ada");
        assertThat(ships.count(List.of(FieldCondition.is("ports", "Kiel")))).isEqualTo(2);
        Set<String> scanned = new TreeSet<>();
        ships.scan(List.of(FieldCondition.is("type", "tug")), document -> scanned.add(document.id()));
        assertThat(scanned).containsExactly("ada", "eve");
    }

    @Test
    void aRangeContainsItsBeginningAndNotItsEnd() {
        save(1, ship("ada", "tug", 0), ship("eve", "tug", 1), ship("ida", "tug", 2));

        for (String field : List.of("launched", "launchedSlowly")) {
            assertThat(names(byLaunch(new FieldCondition.Range(field, NOON, NOON.plusSeconds(7200))))).containsExactly(
                    "ada",
                    "eve");
            assertThat(names(byLaunch(new FieldCondition.Range(field, NOON.plusSeconds(3600), null)))).containsExactly(
                    "eve",
                    "ida");
            assertThat(names(byLaunch(new FieldCondition.Range(field, null, NOON)))).isEmpty();
        }
        assertThat(names(byLaunch(new FieldCondition.Range("tons", 4L, null)))).isEmpty();
    }

    @Test
    void anAbsentValueFulfilsNothing() {
        Ship dueless = ship("ada", "tug", 0);
        Ship due = new Ship("eve", "tug", List.of(), "Tows well", 3, NOON, LocalDate.of(2026, 1, 31));
        save(1, dueless, due);

        assertThat(names(byLaunch(new FieldCondition.Range("due", null, LocalDate.of(2026, 2, 1)))))
                .containsExactly("eve");
        assertThat(names(byLaunch(new FieldCondition.Contains("remark", "")))).containsExactly("eve");
    }

    @Test
    void textIsSearchedIgnoringCaseAndLiterally() {
        save(1, new Ship("ada", "tug", List.of(), "Über 50 % (half) *full*", 1, NOON, null),
                new Ship("eve", "tug", List.of(), "half empty", 1, NOON.plusSeconds(1), null));

        assertThat(names(byLaunch(new FieldCondition.Contains("remark", "HALF")))).containsExactly("ada", "eve");
        assertThat(names(byLaunch(new FieldCondition.Contains("remark", "über 50 % (")))).containsExactly("ada");
        assertThat(names(byLaunch(new FieldCondition.Contains("remark", "h.lf")))).isEmpty();
    }

    @Test
    void textIsSearchedAsCharactersWhateverTheyAre() {
        save(1, new Ship("ada", "tug", List.of("a\u0000b"), "ΣΑΣ \u0000 ﬁn 🚢 I\nnext\\E", 1, NOON, null));

        for (String part : List.of("σας", "\u0000", "ﬁN", "🚢 i", "i\nN", "\\e", "")) {
            assertThat(names(byLaunch(new FieldCondition.Contains("remark", part)))).as(part).containsExactly("ada");
        }
        assertThat(names(byLaunch(new FieldCondition.Contains("remark", "fi")))).isEmpty();
        assertThat(names(byLaunch(FieldCondition.is("ports", "a\u0000b")))).containsExactly("ada");
    }

    @Test
    void ofSeveralValuesOneAloneMustHaveThePrefix() {
        save(1, ship("ada", "tug", 0, "Aa", "Zz"), ship("eve", "tug", 1, "M\uD7FF", "Ma"));

        assertThat(names(byLaunch(new FieldCondition.Prefix("ports", "M")))).containsExactly("eve");
        assertThat(names(byLaunch(new FieldCondition.Prefix("ports", "M\uD7FF")))).containsExactly("eve");
        assertThat(names(byLaunch(new FieldCondition.Prefix("ports", "")))).containsExactly("ada", "eve");
    }

    @Test
    void timesAreToldApartToTheNanosecond() {
        Ship ada = new Ship("ada", "tug", List.of(), null, 1, NOON.plusNanos(1), null);
        Ship eve = new Ship("eve", "tug", List.of(), null, 1, NOON, null);
        save(1, ada, eve);

        assertThat(names(byLaunch())).containsExactly("eve", "ada");
        assertThat(names(byLaunch(new FieldCondition.Range("launched", NOON.plusNanos(1), null))))
                .containsExactly("ada");
        assertThat(names(byLaunch(FieldCondition.is("launched", NOON)))).containsExactly("eve");
        assertThat(ships.find("ada")).contains(new StoredDocument<>("ada", 1, ada));
    }

    @Test
    void aPrefixIsComparedWithCase() {
        save(1, ship("ada", "tug", 0, "Kiel"), ship("adam", "ferry", 1), ship("Adams", "ferry", 2));

        assertThat(names(byLaunch(new FieldCondition.Prefix("name", "ada")))).containsExactly("ada", "adam");
        assertThat(names(byLaunch(new FieldCondition.Prefix("ports", "Ki")))).containsExactly("ada");
    }

    @Test
    void equalSortValuesAreOrderedByIdInTheSameDirection() {
        save(1, ship("c", "tug", 0), ship("a", "tug", 0), ship("b", "tug", 0));

        for (String field : List.of("launched", "launchedSlowly", "type", "tons")) {
            assertThat(names(new DocumentQuery(List.of(), new Sort(field, false), null, 9))).containsExactly("a", "b",
                    "c");
            assertThat(names(new DocumentQuery(List.of(), new Sort(field, true), null, 9))).containsExactly("c", "b",
                    "a");
        }
    }

    @Test
    void whatWasNotDeclaredOrDoesNotFitIsRefused() {
        save(1, ship("ada", "tug", 0));

        List<FieldCondition> unfit = List.of(FieldCondition.is("mast", "one"),
                new FieldCondition.Range("type", "a", "b"),
                FieldCondition.is("remark", "x"),
                new FieldCondition.Contains("type", "u"), new FieldCondition.Prefix("tons", "1"));
        assertThat(unfit).allSatisfy(fieldCondition -> assertThatThrownBy(() -> ships.query(byLaunch(fieldCondition)))
                .isInstanceOf(IllegalArgumentException.class));
        assertThat(List.of("ports", "remark", "mast"))
                .allSatisfy(field -> assertThatThrownBy(
                        () -> ships.query(new DocumentQuery(List.of(), new Sort(field, false), null, 9)))
                        .isInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void pagesTogetherAreTheWholeAnswerWhateverTheConditions() {
        Random random = new Random(7);
        List<Ship> fleet = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            fleet.add(ship("s" + i, random.nextInt(20) == 0 ? "tug" : "ferry", random.nextInt(40),
                    "p" + random.nextInt(3)));
        }
        save(1, fleet.toArray(Ship[]::new));
        List<List<FieldCondition>> questions = List.of(List.of(), List.of(FieldCondition.is("type", "tug")),
                List.of(FieldCondition.is("ports", "p1")),
                List.of(new FieldCondition.Range("launched", NOON.plusSeconds(36_000), NOON.plusSeconds(72_000))),
                List.of(FieldCondition.is("type", "ferry"),
                        new FieldCondition.Range("launched", null, NOON.plusSeconds(50_000))));
        for (List<FieldCondition> question : questions) {
            for (Sort sort : List.of(new Sort("launched", true), new Sort("launched", false), new Sort("type", true),
                    new Sort("launchedSlowly", false), new Sort("tons", false))) {
                assertThat(paged(question, sort, 7)).as("%s by %s", question, sort)
                        .isEqualTo(expected(fleet, question, sort));
            }
        }
    }

    private List<String> paged(List<FieldCondition> conditions, Sort sort, int limit) {
        List<String> all = new ArrayList<>();
        Cursor after = null;
        do {
            DocumentPage<Ship> documentPage = ships.query(new DocumentQuery(conditions, sort, after, limit));
            documentPage.items().forEach(item -> all.add(item.id()));
            after = documentPage.next();
        } while (after != null);
        return all;
    }

    private static List<String> expected(List<Ship> fleet, List<FieldCondition> conditions, Sort sort) {
        Comparator<Ship> order = switch (sort.field()) {
            case "type" -> Comparator.comparing(Ship::type);
            case "tons" -> Comparator.comparing(Ship::tons);
            default -> Comparator.comparing(Ship::launched);
        };
        order = order.thenComparing(Ship::name);
        return fleet.stream().filter(FieldConditionPredicates.allOf(SHIPS, conditions))
                .sorted(sort.descending() ? order.reversed() : order)
                .map(Ship::name).toList();
    }

    @Test
    void pagingIsStableWhileNewerDocumentsArrive() {
        for (int i = 0; i < 10; i++) {
            save(i + 1, ship("s" + i, "tug", i));
        }
        Sort newestFirst = new Sort("launched", true);
        DocumentPage<Ship> first = ships.query(new DocumentQuery(List.of(), newestFirst, null, 4));
        save(11, ship("newer", "tug", 99));
        DocumentPage<Ship> second = ships.query(new DocumentQuery(List.of(), newestFirst, first.next(), 4));

        assertThat(first.items()).extracting(StoredDocument::id).containsExactly("s9", "s8", "s7", "s6");
        assertThat(second.items()).extracting(StoredDocument::id).containsExactly("s5", "s4", "s3", "s2");
    }

    @Test
    void theLastPageHasNoCursor() {
        save(1, ship("ada", "tug", 0), ship("eve", "tug", 1));

        assertThat(ships.query(new DocumentQuery(List.of(), new Sort("launched", false), null, 2)).next()).isNull();
        assertThat(ships.query(new DocumentQuery(List.of(), new Sort("launched", false), null, 1)).next()).isNotNull();
    }

    @Test
    void readersSeeWholeDocumentsWhileTheyAreWritten() throws InterruptedException {
        ConcurrentLinkedQueue<String> torn = new ConcurrentLinkedQueue<>();
        AtomicBoolean written = new AtomicBoolean();
        save(1, ship("ada", "odd", 0), ship("eve", "odd", 1));
        Thread reader = Thread.ofPlatform().start(() -> {
            while (!written.get()) {
                List<String> seen = names(byLaunch(FieldCondition.is("ports", "home")));
                if (seen.size() != new TreeSet<>(seen).size()) {
                    torn.add(seen.toString());
                }
                Ship ada = ships.find("ada").orElseThrow().content();
                if ((ada.tons() % 2 == 0) != ada.type().equals("even")) {
                    torn.add(ada.toString());
                }
            }
        });
        for (int i = 2; i < 2_000; i++) {
            Ship ada = new Ship("ada", i % 2 == 0 ? "even" : "odd", i % 3 == 0 ? List.of() : List.of("home"), null, i,
                    NOON.plusSeconds(i), null);
            ships.save(List.of(new StoredDocument<>("ada", i, ada)), i);
        }
        written.set(true);
        reader.join();
        assertThat(torn).isEmpty();
    }
}
