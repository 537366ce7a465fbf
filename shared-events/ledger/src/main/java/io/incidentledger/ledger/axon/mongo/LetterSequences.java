package io.incidentledger.ledger.axon.mongo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.incidentledger.ledger.mongo.connection.Await;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import org.bson.Document;
import org.bson.conversions.Bson;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.slice;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

/** The sequences of one group of processors in collection {@code dead-letters}, a document each. Every method is one atomic step, save {@link #remove}. */
final class LetterSequences {

    private static final String COLLECTION = "dead-letters";
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private static final String ID = "_id";
    private static final String GROUP = "group";
    private static final String SEQUENCE = "sequence";
    private static final String GROUP_OF_ID = ID + '.' + GROUP;
    private static final String LETTERS = "letters";
    private static final String FIRST = LETTERS + ".0";
    private static final String FIRST_TOUCHED = FIRST + '.' + LetterDocument.LAST_TOUCHED;
    private static final String EVENT_IDS = LETTERS + '.' + LetterDocument.EVENT_ID;
    private static final String CLAIMED_BY = "claimedBy";
    private static final String CLAIMED_AT = "claimedAt";

    private final MongoCollection<Document> sequences;
    private final String group;
    private final Claims claims;

    LetterSequences(MongoConnection connection, String group, Claims claims) {
        this.sequences = connection.database().getCollection(COLLECTION);
        this.group = group;
        this.claims = claims;
    }

    void createIndex() {
        Await.end(
                sequences.createIndex(ascending(GROUP_OF_ID, FIRST_TOUCHED), new IndexOptions().name("group_touched")),
                ANSWER_WITHIN);
    }

    static String name(Document sequence) {
        return sequence.get(ID, Document.class).getString(SEQUENCE);
    }

    static List<Document> letters(Document sequence) {
        return sequence.getList(LETTERS, Document.class);
    }

    /** Where an update finds a field of the letter that it is about. */
    static String ofLetter(String field) {
        return LETTERS + ".$." + field;
    }

    /**
     * @return false when the sequence has as many letters as it may have, or this one
     */
    boolean append(String sequence, Document letter, int limit) {
        Bson room = and(exists(LETTERS + '.' + (limit - 1), false),
                ne(EVENT_IDS, letter.getString(LetterDocument.EVENT_ID)));
        try {
            Await.end(sequences.updateOne(and(named(sequence), room), push(LETTERS, letter),
                    new UpdateOptions().upsert(true)), ANSWER_WITHIN);
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false; // the sequence is there, has no room, and can't be inserted again
            }
            throw refused;
        }
    }

    boolean update(String sequence, String eventId, Bson update) {
        return updated(withLetter(sequence, eventId), update);
    }

    /** An end in the middle leaves a sequence without letters, which is the same as none. */
    void remove(String sequence, String eventId) {
        Await.end(sequences.updateOne(named(sequence),
                pull(LETTERS, new Document(LetterDocument.EVENT_ID, eventId))), ANSWER_WITHIN);
        Await.end(sequences.deleteOne(and(named(sequence), exists(FIRST, false))), ANSWER_WITHIN);
    }

    void clear() {
        Await.end(sequences.deleteMany(eq(GROUP_OF_ID, group)), ANSWER_WITHIN);
    }

    boolean contains(String sequence) {
        return count(and(named(sequence), exists(FIRST))) > 0;
    }

    boolean contains(String sequence, String eventId) {
        return count(withLetter(sequence, eventId)) > 0;
    }

    long count() {
        return count(all());
    }

    private long count(Bson filter) {
        return Await.first(sequences.countDocuments(filter), ANSWER_WITHIN).orElseThrow();
    }

    long letterCount() {
        return letterCount(all());
    }

    long letterCount(String sequence) {
        return letterCount(named(sequence));
    }

    private long letterCount(Bson filter) {
        List<Bson> counting = List.of(match(filter), group(null, sum(LETTERS, new Document("$size", "$" + LETTERS))));
        return Await.first(sequences.aggregate(counting), ANSWER_WITHIN)
                .map(counted -> counted.get(LETTERS, Number.class).longValue())
                .orElse(0L);
    }

    Optional<Document> find(String sequence) {
        return Await.first(sequences.find(and(named(sequence), exists(FIRST))).first(), ANSWER_WITHIN);
    }

    List<Document> oldestFirst() {
        return Await.all(oldestFirst(all()), ANSWER_WITHIN);
    }

    /** With nothing but their first letters. */
    List<Document> unclaimedOldestFirst() {
        return Await.all(oldestFirst(and(all(), unclaimed())).projection(slice(LETTERS, 1)), ANSWER_WITHIN);
    }

    private FindPublisher<Document> oldestFirst(Bson filter) {
        return sequences.find(filter).sort(ascending(FIRST_TOUCHED));
    }

    /**
     * @return false when another was faster, or the letter is no longer the first
     */
    boolean claim(String sequence, String firstEventId, String worker) {
        Bson stillFirst = eq(FIRST + '.' + LetterDocument.EVENT_ID, firstEventId);
        return updated(and(named(sequence), stillFirst, unclaimed()),
                combine(set(CLAIMED_BY, worker), set(CLAIMED_AT, claims.now())));
    }

    /**
     * @return the sequence with nothing but its first letter; empty when there is none or the claim was stolen
     */
    Optional<Document> renewClaim(String sequence, String worker) {
        return Await.first(sequences.findOneAndUpdate(and(claimed(sequence, worker), exists(FIRST)),
                set(CLAIMED_AT, claims.now()), new FindOneAndUpdateOptions().projection(slice(LETTERS, 1))),
                ANSWER_WITHIN);
    }

    void releaseClaim(String sequence, String worker) {
        updated(claimed(sequence, worker), unset(CLAIMED_BY));
    }

    private boolean updated(Bson filter, Bson update) {
        return Await.first(sequences.updateOne(filter, update), ANSWER_WITHIN).orElseThrow().getMatchedCount() == 1;
    }

    private Bson all() {
        return and(eq(GROUP_OF_ID, group), exists(FIRST));
    }

    private Bson named(String sequence) {
        return eq(ID, new Document(GROUP, group).append(SEQUENCE, sequence));
    }

    private Bson withLetter(String sequence, String eventId) {
        return and(named(sequence), eq(EVENT_IDS, eventId));
    }

    private Bson claimed(String sequence, String worker) {
        return and(named(sequence), eq(CLAIMED_BY, worker));
    }

    private Bson unclaimed() {
        return or(eq(CLAIMED_BY, null), lt(CLAIMED_AT, claims.staleBefore()));
    }
}
