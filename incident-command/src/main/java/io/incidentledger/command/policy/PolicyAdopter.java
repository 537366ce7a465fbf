package io.incidentledger.command.policy;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;

import io.incidentledger.command.dispatch.CommitIdDerivation;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.PolicyEvent;
import io.incidentledger.events.PolicyEvent.PolicyAdopted;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.events.codec.UnreadableEventException;
import io.incidentledger.events.policy.BuiltInMeasuresPolicy;
import io.incidentledger.events.policy.MeasurePolicy;
import io.incidentledger.ledger.EventAppender;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.LedgerId;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.NewEvent;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.StreamId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Adopts policies. Thread-safe; blocks until its events are durable.
final class PolicyAdopter {

    /// No person acted: the configuration has changed.
    static final EventProvenance BY_CONFIGURATION = new EventProvenance("system", "configuration", null, null, null);

    private static final Logger LOG = LoggerFactory.getLogger(PolicyAdopter.class);
    private static final int ATTEMPTS = 100;

    private final EventAppender appender;
    private final EventReader reader;
    private final InstantSource clock;
    private final EventCodec codec = new EventCodec();

    PolicyAdopter(EventAppender appender, EventReader reader, InstantSource clock) {
        this.appender = appender;
        this.reader = reader;
        this.clock = clock;
    }

    /// Adopts definitions of measures unless they are in force. An empty list is in force while none was ever adopted.
    ///
    /// @return what was written; empty: they are in force
    /// @throws EventLogException when the log does not accept it; nothing was adopted, or that is not known
    Optional<PolicyAdopted> adopt(MeasurePolicy measures) {
        Map<String, Object> content = measures.content();
        return adopt(MeasurePolicy.NAME, content, new MeasurePolicy(List.of()).content(),
                last -> last.content().equals(content));
    }

    /// Adopts the newest version of the built-in measures in a ledger that was created with an earlier one, unless that
    /// version or a later one was adopted.
    ///
    /// @return what was written; empty: it is in force, or a later one is
    /// @throws EventLogException when the log does not accept it; nothing was adopted, or that is not known
    Optional<PolicyAdopted> adoptBuiltInMeasures() {
        int initially = LedgerId.generation(reader.head().ledgerId());
        if (initially >= BuiltInMeasuresPolicy.NEWEST) {
            return Optional.empty();
        }
        return adopt(BuiltInMeasuresPolicy.NAME, BuiltInMeasuresPolicy.content(BuiltInMeasuresPolicy.NEWEST),
                BuiltInMeasuresPolicy.content(initially),
                last -> BuiltInMeasuresPolicy.version(last) >= BuiltInMeasuresPolicy.NEWEST);
    }

    private Optional<PolicyAdopted> adopt(String name, Map<String, Object> content, Map<String, Object> initially,
            Predicate<PolicyAdopted> inForce) {
        for (int attempt = 1;; attempt++) {
            PolicyAdopted last = last(name, initially);
            if (inForce.test(last)) {
                return Optional.empty();
            }
            PolicyAdopted next = new PolicyAdopted(name, last.version() + 1, content);
            try {
                Receipt receipt = append(next);
                LOG.info("Version {} of the policy {} applies from position {} on", next.version(), name,
                        receipt.lastPosition());
                return Optional.of(next);
            } catch (EventLogException.SequenceConflict | EventLogException.OutcomeUnknown again) {
                if (attempt == ATTEMPTS) {
                    throw again;
                }
                LOG.info("Retrying to adopt the policy {}: {}", name, again.getMessage());
            }
        }
    }

    private PolicyAdopted last(String name, Map<String, Object> initially) {
        long sequence = reader.headSequence(name).orElse(-1);
        if (sequence < 0) {
            return new PolicyAdopted(name, 0, initially);
        }
        StoredEvent stored = reader.readStream(name, sequence, Long.MAX_VALUE).getLast();
        if (codec.read(stored.type(), stored.revision(), stored.payload()) instanceof PolicyAdopted last) {
            return last;
        }
        throw new UnreadableEventException("the stream " + name + " ends with a " + stored.type(), null);
    }

    /// The same version of the same policy has the same commit id on every node.
    private Receipt append(PolicyAdopted adopted) {
        String payload = codec.write(adopted);
        String commitId = CommitIdDerivation.derived("policy/" + adopted.name() + "/" + adopted.version(), payload);
        NewEvent event = new NewEvent(CommitIdDerivation.derived(commitId, "policy-adopted"),
                new StreamId(PolicyEvent.STREAM, adopted.name()), adopted.version() - 1L,
                codec.typeOf(adopted.getClass()),
                Integer.toString(codec.revisionOf(adopted.getClass())), payload,
                codec.writeProvenance(BY_CONFIGURATION), clock.instant());
        try {
            return appender.append(new NewCommit(commitId, null, List.of(event))).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof EventLogException reason ? reason : failed;
        }
    }
}
