package io.incidentledger.projection.mongo;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.model.IndexModel;
import io.incidentledger.projection.documents.DocumentQuery.Sort;
import io.incidentledger.projection.documents.IndexField;
import io.incidentledger.projection.documents.ViewStoreConformance.Ship;
import io.incidentledger.tiers.Slow;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests without a server that an index serves every possible query.
@Slow
class MongoViewIndexesTest {

    private final Map<String, BsonDocument> keysByName = MongoViewIndexes.models(MongoViewStoreTest.SHIPS).stream()
            .collect(Collectors.toMap(model -> model.getOptions().getName(), MongoViewIndexesTest::keys));

    private static BsonDocument keys(IndexModel model) {
        return bson(model.getKeys());
    }

    private static BsonDocument bson(Bson keys) {
        return keys.toBsonDocument(BsonDocument.class, MongoClientSettings.getDefaultCodecRegistry());
    }

    @Test
    void everyOrderThatCanBeAskedForIsTheOrderOfAnIndex() {
        for (String field : List.of("type", "tons", "launched", "due", "name", "launchedSlowly")) {
            assertThat(keysByName.get("by-" + field)).as(field)
                    .isEqualTo(bson(MongoQueryTranslator.order(new Sort(field, false))));
        }
    }

    @Test
    void everyFieldThatIsComparedAsAWholeBeginsAnIndexAndATextThatIsSearchedHasNone() {
        for (IndexField<Ship> field : MongoViewStoreTest.SHIPS.indexFields()) {
            if (field.kind() == IndexField.Kind.TEXT) {
                assertThat(keysByName).doesNotContainKey("by-" + field.name());
            } else {
                assertThat(keysByName.get("by-" + field.name()).getFirstKey()).isEqualTo("f." + field.name());
            }
        }
    }
}
