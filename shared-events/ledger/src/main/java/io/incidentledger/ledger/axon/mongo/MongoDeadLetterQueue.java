package io.incidentledger.ledger.axon.mongo;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.incidentledger.ledger.mongo.connection.MongoConnection;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.DeadLetterQueueOverflowException;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.NoSuchDeadLetterException;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.WrongDeadLetterTypeException;
import org.axonframework.serialization.Serializer;
import org.bson.Document;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

/**
 * The events that a processor with side effects could not handle, in collection {@code dead-letters}: one document per sequence, its letters in order, so that the first in
 * line, the length and who is at work on it are decided by one document. An event that comes again after a crash is not queued twice. While letters of a sequence are
 * processed no other thread or node takes that sequence, unless a single letter takes longer than the time-out of the claim.
 *
 * <p>
 * The number of sequences is looked at before a new one is added, so nodes that add at the same time may exceed it by one each; the length of a sequence is exact. MongoDB
 * takes no document above 16 MiB: a sequence of very large events is refused with the driver's exception before it reaches its length.
 *
 * <p>
 * Letters that it hands out name their sequence as the queue does; those alone can be evicted and requeued. Thread-safe. Every call blocks until a majority of the replica
 * set has answered.
 */
public final class MongoDeadLetterQueue implements SequencedDeadLetterQueue<EventMessage<?>> {

    private final LetterSequences sequences;
    private final LetterDocument documents;
    private final DeadLetterLimits limits;
    private final String node;

    private MongoDeadLetterQueue(LetterSequences sequences, LetterDocument documents, DeadLetterLimits limits,
            String node) {
        this.sequences = sequences;
        this.documents = documents;
        this.limits = limits;
        this.node = node;
    }

    /**
     * @param group
     *            the processor whose letters these are; queues of one group share them
     * @param serializer
     *            must be able to write payloads, metadata and tokens as text
     */
    public static MongoDeadLetterQueue open(MongoConnection connection, String group, DeadLetterLimits limits,
            Serializer serializer, Claims claims) {
        LetterSequences sequences = new LetterSequences(connection, group, claims);
        sequences.createIndex();
        return new MongoDeadLetterQueue(sequences, new LetterDocument(serializer), limits, claims.node());
    }

    @Override
    public void enqueue(Object sequenceIdentifier, DeadLetter<? extends EventMessage<?>> letter) {
        String sequence = name(sequenceIdentifier);
        if (!sequences.contains(sequence) && sequences.count() >= limits.sequences()) {
            throw new DeadLetterQueueOverflowException("no room for another sequence than the " + limits.sequences());
        }
        if (!sequences.append(sequence, documents.of(letter), limits.letters())
                && !sequences.contains(sequence, eventId(letter))) {
            throw new DeadLetterQueueOverflowException(
                    "sequence " + sequence + " has no room for more than " + limits.letters() + " letters");
        }
    }

    @Override
    public void evict(DeadLetter<? extends EventMessage<?>> letter) {
        sequences.remove(sequenceOf(letter), eventId(letter));
    }

    /** It keeps its place in line. */
    @Override
    public void requeue(DeadLetter<? extends EventMessage<?>> letter,
            UnaryOperator<DeadLetter<? extends EventMessage<?>>> letterUpdater) {
        DeadLetter<? extends EventMessage<?>> updated = letterUpdater.apply(letter).markTouched();
        if (!sequences.update(sequenceOf(letter), eventId(letter), combine(
                set(LetterSequences.ofLetter(LetterDocument.LAST_TOUCHED), LetterDocument.nanos(updated.lastTouched())),
                set(LetterSequences.ofLetter(LetterDocument.CAUSE), LetterDocument.cause(updated)),
                set(LetterSequences.ofLetter(LetterDocument.DIAGNOSTICS), documents.json(updated.diagnostics()))))) {
            throw new NoSuchDeadLetterException(eventId(letter) + " is not among the dead letters");
        }
    }

    @Override
    public boolean contains(Object sequenceIdentifier) {
        return sequences.contains(name(sequenceIdentifier));
    }

    @Override
    public List<DeadLetter<? extends EventMessage<?>>> deadLetterSequence(Object sequenceIdentifier) {
        return sequences.find(name(sequenceIdentifier)).map(this::letters).orElse(List.of());
    }

    /** The sequence whose first letter was touched longest ago comes first. */
    @Override
    public Iterable<Iterable<DeadLetter<? extends EventMessage<?>>>> deadLetters() {
        return sequences.oldestFirst().stream()
                .<Iterable<DeadLetter<? extends EventMessage<?>>>>map(this::letters)
                .toList();
    }

    @Override
    public boolean isFull(Object sequenceIdentifier) {
        long letters = sequenceSize(sequenceIdentifier);
        return letters > 0 ? letters >= limits.letters() : amountOfSequences() >= limits.sequences();
    }

    @Override
    public long size() {
        return sequences.letterCount();
    }

    @Override
    public long sequenceSize(Object sequenceIdentifier) {
        return sequences.letterCount(name(sequenceIdentifier));
    }

    @Override
    public long amountOfSequences() {
        return sequences.count();
    }

    @Override
    public void clear() {
        sequences.clear();
    }

    @Override
    public boolean process(Predicate<DeadLetter<? extends EventMessage<?>>> sequenceFilter,
            Function<DeadLetter<? extends EventMessage<?>>, EnqueueDecision<EventMessage<?>>> processingTask) {
        String worker = node + '/' + UUID.randomUUID();
        for (Document candidate : sequences.unclaimedOldestFirst()) {
            DeadLetter<? extends EventMessage<?>> first = first(candidate);
            if (sequenceFilter.test(first) && sequences.claim(sequenceOf(first), eventId(first), worker)) {
                return processFrom(first, worker, processingTask);
            }
        }
        return false;
    }

    private boolean processFrom(DeadLetter<? extends EventMessage<?>> first, String worker,
            Function<DeadLetter<? extends EventMessage<?>>, EnqueueDecision<EventMessage<?>>> processingTask) {
        String sequence = sequenceOf(first);
        try {
            Optional<DeadLetter<? extends EventMessage<?>>> letter = Optional.of(first);
            while (letter.isPresent()) {
                if (!leavesTheQueue(letter.get(), processingTask)) {
                    return false;
                }
                letter = sequences.renewClaim(sequence, worker).map(this::first);
            }
            return !sequences.contains(sequence);
        } finally {
            sequences.releaseClaim(sequence, worker);
        }
    }

    private boolean leavesTheQueue(DeadLetter<? extends EventMessage<?>> letter,
            Function<DeadLetter<? extends EventMessage<?>>, EnqueueDecision<EventMessage<?>>> processingTask) {
        EnqueueDecision<EventMessage<?>> decision = processingTask.apply(letter);
        if (decision.shouldEnqueue()) {
            requeue(letter, kept -> decision.withDiagnostics(kept).withCause(decision.enqueueCause().orElse(null)));
            return false;
        }
        evict(letter);
        return true;
    }

    private DeadLetter<? extends EventMessage<?>> first(Document sequence) {
        return letters(sequence).getFirst();
    }

    private List<DeadLetter<? extends EventMessage<?>>> letters(Document sequence) {
        return LetterSequences.letters(sequence).stream()
                .<DeadLetter<? extends EventMessage<?>>>map(
                        letter -> documents.read(LetterSequences.name(sequence), letter))
                .toList();
    }

    private static String eventId(DeadLetter<? extends EventMessage<?>> letter) {
        return letter.message().getIdentifier();
    }

    private static String sequenceOf(DeadLetter<?> letter) {
        if (letter instanceof GenericDeadLetter<?> generic) {
            return name(generic.getSequenceIdentifier());
        }
        throw new WrongDeadLetterTypeException(letter.getClass().getName() + " is no letter of this queue");
    }

    /** As Axon's own queues do. */
    private static String name(Object sequenceIdentifier) {
        return sequenceIdentifier instanceof String name ? name : Integer.toString(sequenceIdentifier.hashCode());
    }
}
