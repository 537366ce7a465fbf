package io.incidentledger.standalone;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/// The content of a MongoDB database as text, line by line: the indexes of each collection and its documents.
final class StoredDocuments {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonWriterSettings LAYOUT = JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();

    /// The collections that nodes write about themselves and their progress; only the shape of these documents is the
    /// same in every run.
    private static final Set<String> OF_NODES = Set.of("tokens", "view-nodes", "view-progress");

    private StoredDocuments() {}

    static String of(MongoDatabase database) {
        return all(database.listCollectionNames()).stream().sorted()
                .map(name -> "=== " + name + "\n"
                        + lines(all(database.getCollection(name).listIndexes(BsonDocument.class)))
                        + lines(documents(database.getCollection(name, BsonDocument.class))))
                .collect(Collectors.joining("\n"));
    }

    private static List<BsonDocument> documents(MongoCollection<BsonDocument> collection) {
        List<BsonDocument> documents = all(collection.find());
        String name = collection.getNamespace().getCollectionName();
        if (OF_NODES.contains(name)) {
            return documents.stream().map(StoredDocuments::shape).map(BsonValue::asDocument).distinct().toList();
        }
        documents.forEach(document -> document.computeIfPresent("createdAt", (_, at) -> shape(at)));
        return documents;
    }

    private static BsonValue shape(BsonValue value) {
        if (value.isDocument()) {
            var shape = new BsonDocument();
            value.asDocument().forEach((name, member) -> shape.put(name, shape(member)));
            return shape;
        }
        return value.isArray()
                ? new BsonArray(value.asArray().stream().map(StoredDocuments::shape).distinct().toList())
                : new BsonString(value.getBsonType().name());
    }

    private static String lines(List<BsonDocument> documents) {
        return documents.stream().map(document -> document.toJson(LAYOUT) + "\n").sorted()
                .collect(Collectors.joining());
    }

    private static <T> List<T> all(Publisher<T> published) {
        return Flux.from(published).collectList().blockOptional(PATIENCE).orElseThrow();
    }
}
