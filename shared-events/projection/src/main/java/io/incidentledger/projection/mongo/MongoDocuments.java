package io.incidentledger.projection.mongo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.incidentledger.ledger.mongo.connection.BlockingAwait;
import io.incidentledger.projection.documents.DocumentPage;
import io.incidentledger.projection.documents.DocumentQuery;
import io.incidentledger.projection.documents.DocumentQuery.Cursor;
import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.FieldCondition;
import io.incidentledger.projection.documents.IndexField;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.projection.documents.WritableDocuments;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Documents in a MongoDB collection: `{_id, position, content: JSON text, f: {index fields}}`.
final class MongoDocuments<D> implements WritableDocuments<D> {

    static final String ID = "_id";
    static final String POSITION = "position";
    static final String CONTENT = "content";
    static final String FIELDS = "f";

    private static final int SCAN_AHEAD = 256;
    private static final Bson WITHOUT_FIELDS = Projections.include(POSITION, CONTENT);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final DocumentViewDefinition<D> view;
    private final MongoCollection<BsonDocument> collection;
    private final GuardedBulkWriter bulk;
    private final MongoViewIndexes indexes;
    private final CheckpointSource position;

    MongoDocuments(DocumentViewDefinition<D> view, MongoCollection<BsonDocument> collection, MongoViewIndexes indexes,
            CheckpointSource position) {
        this.view = view;
        this.collection = collection;
        this.bulk = new GuardedBulkWriter(collection);
        this.indexes = indexes;
        this.position = position;
    }

    @Override
    public DocumentViewDefinition<D> view() {
        return view;
    }

    @Override
    public long position() {
        return position.position();
    }

    @Override
    public void save(Collection<StoredDocument<D>> documents, long viewPosition) {
        if (!documents.isEmpty()) {
            List<BsonDocument> encoded = documents.stream().map(this::encode).toList();
            BlockingMongoCalls.ask(() -> {
                indexes.ensure();
                bulk.replace(encoded);
                return encoded;
            });
        }
        position.reached(viewPosition);
    }

    private BsonDocument encode(StoredDocument<D> document) {
        BsonDocument fields = new BsonDocument();
        for (IndexField<D> field : view.indexFields()) {
            BsonValue value = BsonFieldValues.of(field, field.value().apply(document.content()));
            if (value != null) {
                fields.append(field.name(), value);
            }
        }
        return new BsonDocument(ID, new BsonString(document.id()))
                .append(POSITION, new BsonInt64(document.position()))
                .append(CONTENT, new BsonString(JSON.writeValueAsString(document.content())))
                .append(FIELDS, fields);
    }

    private StoredDocument<D> decode(BsonDocument stored) {
        return new StoredDocument<>(stored.getString(ID).getValue(), stored.getInt64(POSITION).getValue(),
                JSON.readValue(stored.getString(CONTENT).getValue(), view.documentType()));
    }

    private FindPublisher<BsonDocument> find(Bson filter) {
        return collection.find(filter).projection(WITHOUT_FIELDS);
    }

    @Override
    public Optional<StoredDocument<D>> find(String id) {
        return BlockingMongoCalls
                .ask(() -> BlockingAwait.first(find(Filters.eq(ID, id)).limit(1), BlockingMongoCalls.PATIENCE))
                .map(this::decode);
    }

    @Override
    public Map<String, StoredDocument<D>> findAll(Collection<String> ids) {
        Map<String, StoredDocument<D>> found = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            BlockingMongoCalls.ask(() -> BlockingAwait.all(find(Filters.in(ID, ids)), BlockingMongoCalls.PATIENCE))
                    .forEach(stored -> found.put(stored.getString(ID).getValue(), decode(stored)));
        }
        return found;
    }

    @Override
    public DocumentPage<D> query(DocumentQuery query) {
        IndexField<D> sortField = view.fieldOf(query.sort());
        List<StoredDocument<D>> found = BlockingMongoCalls
                .ask(() -> BlockingAwait.all(publisher(query), BlockingMongoCalls.PATIENCE))
                .stream().map(this::decode).toList();
        if (found.size() <= query.limit()) {
            return new DocumentPage<>(found, null);
        }
        List<StoredDocument<D>> items = new ArrayList<>(found.subList(0, query.limit()));
        return new DocumentPage<>(items, Cursor.of(sortField, items.getLast()));
    }

    /// The requested page and one document more.
    FindPublisher<BsonDocument> publisher(DocumentQuery query) {
        return find(MongoQueryTranslator.filter(view, query)).sort(MongoQueryTranslator.order(query.sort()))
                .limit(query.limit() + 1);
    }

    @Override
    public long count(List<FieldCondition> conditions) {
        Bson filter = MongoQueryTranslator.allOf(view, conditions);
        return BlockingMongoCalls
                .ask(() -> BlockingAwait.first(collection.countDocuments(filter), BlockingMongoCalls.PATIENCE)
                        .orElse(0L));
    }

    @Override
    public void scan(List<FieldCondition> conditions, Consumer<StoredDocument<D>> consumer) {
        Bson filter = MongoQueryTranslator.allOf(view, conditions);
        BlockingMongoCalls.ask(() -> {
            Flux.from(find(filter)).timeout(BlockingMongoCalls.PATIENCE).toIterable(SCAN_AHEAD)
                    .forEach(stored -> consumer.accept(decode(stored)));
            return filter;
        });
    }
}
