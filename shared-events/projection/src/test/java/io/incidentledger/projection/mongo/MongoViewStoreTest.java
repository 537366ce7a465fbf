package io.incidentledger.projection.mongo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.mongodb.MongoCommandException;
import io.incidentledger.ledger.mongo.connection.BlockingAwait;
import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.ledger.mongo.connection.OnEachMongoServer;
import io.incidentledger.projection.documents.DocumentQuery;
import io.incidentledger.projection.documents.DocumentQuery.Cursor;
import io.incidentledger.projection.documents.DocumentQuery.Sort;
import io.incidentledger.projection.documents.FieldCondition;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.projection.documents.ViewStore;
import io.incidentledger.projection.documents.ViewStoreConformance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The conformance tests for view stores, and tests of what only this store guarantees.
@OnEachMongoServer
class MongoViewStoreTest extends ViewStoreConformance {

    private static final int PARTS = 4;

    private final MongoServers server;
    private TestDatabase database;

    MongoViewStoreTest(MongoServers server) {
        this.server = server;
    }

    @Override
    protected ViewStore newStore() {
        database = server.newDatabase();
        return new MongoViewStore(database.connection(), PARTS);
    }

    @AfterEach
    void dropDatabase() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void anotherProcessSeesTheSameDocumentsAndPosition() {
        save(3, ship("ada", "tug", 0));

        ViewStore another = new MongoViewStore(database.connection(), PARTS);

        assertThat(another.open(SHIPS).find("ada")).isEqualTo(ships().find("ada"));
        assertThat(another.open(SHIPS).position()).isEqualTo(3);
    }

    @Test
    void aPartThatIsFedAloneKeepsItsPositionToItself() {
        MongoViewStore store = new MongoViewStore(database.connection(), PARTS);
        var part = store.part(SHIPS, 5);
        part.save(List.of(new StoredDocument<>("ada", 7, ship("ada", "tug", 0))), 9);

        assertThat(part.position()).isEqualTo(9);
        assertThat(ships().find("ada")).isPresent();
        assertThat(ships().position()).isZero();
    }

    @Test
    void ofTwoFirstWritersOfADocumentTheLaterPositionWinsWhoeverComesFirst() {
        for (int round = 1; round <= 50; round++) {
            String name = "s" + round;
            List<CompletableFuture<Void>> writers = IntStream
                    .of(7, 5, 6).mapToObj(position -> CompletableFuture.runAsync(
                            () -> new MongoViewStore(database.connection(), PARTS).part(SHIPS, 0).save(
                                    List.of(new StoredDocument<>(name, position, ship(name, "at " + position, 0))),
                                    position)))
                    .toList();
            writers.forEach(CompletableFuture::join);

            assertThat(ships().find(name).orElseThrow().position()).isEqualTo(7);
            assertThat(ships().find(name).orElseThrow().content().type()).isEqualTo("at 7");
        }
    }

    @Test
    void noQuestionLooksAtEveryDocument() {
        save(1, ship("ada", "tug", 0, "Kiel"));
        List<List<FieldCondition>> questions = List.of(List.of(), List.of(FieldCondition.is("type", "tug")),
                List.of(new FieldCondition.AnyOf("ports", Set.of("Kiel", "Oslo"))),
                List.of(new FieldCondition.Prefix("name", "a")), List.of(new FieldCondition.Contains("remark", "x")),
                List.of(new FieldCondition.Range("due", LocalDate.EPOCH, null), FieldCondition.is("type", "tug")));
        for (List<FieldCondition> question : questions) {
            for (String sort : List.of("launched", "launchedSlowly", "type", "tons")) {
                for (boolean descending : List.of(true, false)) {
                    DocumentQuery query = new DocumentQuery(question, new Sort(sort, descending),
                            Cursor.of(SHIPS.indexField(sort), new StoredDocument<>("eve", 1, ship("eve", "tug", 1))),
                            10);
                    assertThat(plan(query)).as("%s", query).contains("IXSCAN").doesNotContain("COLLSCAN");
                }
            }
        }
    }

    private String plan(DocumentQuery query) {
        try {
            return BlockingAwait
                    .first(((MongoDocuments<Ship>) ships()).publisher(query).explain(), Duration.ofSeconds(20))
                    .orElseThrow().toJson();
        } catch (MongoCommandException unknown) {
            return Assumptions.abort("this server does not tell its plans: " + unknown.getErrorMessage());
        }
    }
}
