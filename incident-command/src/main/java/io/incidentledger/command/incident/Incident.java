package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import io.incidentledger.command.incident.IncidentCommand.*;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.DuplicateAbsorbed;
import io.incidentledger.events.IncidentEvent.DuplicateReleased;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.ledger.axon.PayloadBytes;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/// The incident as an Axon aggregate, with a handler for each of its commands. Each handler calls a pure function that
/// returns the events that follow from state and command (or throws the rule that rejects the command), and applies
/// them; only [#on] changes the state. A command that changes nothing applies nothing.
///
/// [MergeIncident], [UnmergeIncident] and [MoveEntry] concern two incidents and are handled by [MergeCommandHandler];
/// commands of imports are handled by their packages, which pass their decisions to [#emitImported].
@AggregateRoot(type = "Incident")
public final class Incident {

    /// Metadata of commands: who acts, a string; absent: [EventProvenance#ANONYMOUS].
    public static final String ACTOR = "actor";

    /// Metadata of commands and events: the calling service, a string.
    public static final String SOURCE = "source";

    /// Metadata of commands: a set of sequences, as longs, one of which must be that of the last event; absent: any.
    public static final String EXPECTED_SEQUENCES = "expectedSequences";

    @AggregateIdentifier
    private @Nullable String incidentId;
    private final LazyIncidentState story = new LazyIncidentState();

    /// For Axon, which then replays the stream.
    Incident() {}

    @CommandHandler
    Incident(DeclareIncident command, @MetaDataValue(ACTOR) @Nullable String actor) {
        incidentId = command.incidentId();
        apply(DeclareDecisions.declare(command, orAnonymous(actor)));
    }

    private static String orAnonymous(@Nullable String actor) {
        return actor != null ? actor : EventProvenance.ANONYMOUS;
    }

    /// Runs before the rules: stale callers are rejected before any rule is evaluated.
    @CommandHandlerInterceptor
    void requireUnchanged(IncidentCommand command, @MetaDataValue(EXPECTED_SEQUENCES) @Nullable Set<Long> expected) {
        Long sequence = AggregateLifecycle.getVersion();
        if (expected != null && (sequence == null || !expected.contains(sequence))) {
            throw new SequenceMismatchException(command.incidentId(), expected, sequence != null ? sequence : -1);
        }
    }

    @CommandHandler
    void handle(AcknowledgeIncident command, @MetaDataValue(ACTOR) @Nullable String actor) {
        apply(LifecycleDecisions.acknowledge(state(), command, orAnonymous(actor)));
    }

    @CommandHandler
    void handle(AssignRole command) {
        apply(ResponderDecisions.assign(state(), command));
    }

    @CommandHandler
    void handle(UnassignRole command) {
        apply(ResponderDecisions.unassign(state(), command));
    }

    @CommandHandler
    void handle(AssignResponsibility command) {
        apply(ResponderDecisions.assign(state(), command));
    }

    @CommandHandler
    void handle(ChangeSeverity command) {
        apply(DetailsDecisions.change(state(), command));
    }

    @CommandHandler
    void handle(ChangeStatus command) {
        apply(StatusUpdateDecisions.change(state(), command));
    }

    @CommandHandler
    void handle(PostUpdate command) {
        apply(StatusUpdateDecisions.post(state(), command));
    }

    @CommandHandler
    void handle(ChangeDetails command) {
        apply(DetailsDecisions.change(state(), command));
    }

    @CommandHandler
    void handle(ChangeServices command) {
        apply(DetailsDecisions.change(state(), command));
    }

    @CommandHandler
    void handle(AddTimelineEntry command) {
        apply(TimelineDecisions.add(command));
    }

    @CommandHandler
    void handle(AmendEntry command) {
        apply(CorrectionDecisions.amend(state(), command));
    }

    @CommandHandler
    void handle(RetractEntry command) {
        apply(CorrectionDecisions.retract(state(), command));
    }

    @CommandHandler
    void handle(RecordMilestone command) {
        apply(TimelineDecisions.record(state(), command));
    }

    @CommandHandler
    void handle(ClearMilestone command) {
        apply(TimelineDecisions.clear(state(), command));
    }

    @CommandHandler
    void handle(RecordImpact command) {
        apply(TimelineDecisions.record(state(), command));
    }

    @CommandHandler
    void handle(MitigateIncident command) {
        apply(LifecycleDecisions.mitigate(state(), command));
    }

    @CommandHandler
    void handle(ResolveIncident command) {
        apply(LifecycleDecisions.resolve(state(), command));
    }

    @CommandHandler
    void handle(ReopenIncident command) {
        apply(LifecycleDecisions.reopen(state(), command));
    }

    @CommandHandler
    void handle(CloseIncident command) {
        apply(LifecycleDecisions.close(state(), command));
    }

    @CommandHandler
    void handle(CancelIncident command) {
        apply(LifecycleDecisions.cancel(state(), command));
    }

    @CommandHandler
    void handle(ReviveIncident command) {
        apply(LifecycleDecisions.revive(state(), command));
    }

    @CommandHandler
    void handle(AddActionItem command) {
        apply(PostmortemDecisions.add(state(), command));
    }

    @CommandHandler
    void handle(ChangeActionItem command) {
        apply(PostmortemDecisions.change(state(), command));
    }

    @CommandHandler
    void handle(WritePostmortemSection command) {
        apply(PostmortemDecisions.write(state(), command));
    }

    @CommandHandler
    void handle(SignOffPostmortem command, @MetaDataValue(ACTOR) @Nullable String actor) {
        apply(PostmortemDecisions.signOff(state(), orAnonymous(actor)));
    }

    @CommandHandler
    void handle(PublishPostmortem command, @MetaDataValue(ACTOR) @Nullable String actor) {
        apply(PostmortemDecisions.publish(state(), orAnonymous(actor)));
    }

    /// Loads an incident, or creates one that begins with the first event that is applied to it.
    public static Aggregate<Incident> begunOrKnown(Repository<Incident> incidents, String incidentId) {
        try {
            return incidents.loadOrCreate(incidentId, () -> {
                Incident incident = new Incident();
                incident.incidentId = incidentId;
                return incident;
            });
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Applies what an import decides. The source of its events marks them as imported, so that later readers know what
    /// imports have recorded already.
    ///
    /// @param source the calling service
    public void emitImported(@Nullable String source, Consumer<IncidentUnderImport> decision) {
        IncidentUnderImport draft = story.isEmpty()
                ? IncidentUnderImport.begin()
                : IncidentUnderImport.of(story.state());
        decision.accept(draft);
        MetaData fromImport = MetaData.with(SOURCE, sourceOfImport(source));
        draft.added().forEach(event -> AggregateLifecycle.apply(event, fromImport));
    }

    /// The calling service's name follows a colon.
    static String sourceOfImport(@Nullable String callingService) {
        if (callingService == null) {
            return EventProvenance.IMPORT;
        }
        return EventProvenance.isImport(callingService)
                ? callingService
                : EventProvenance.IMPORT + ":" + callingService;
    }

    @EventSourcingHandler
    void on(IncidentEvent event, @SourceId String incidentId, @MessageIdentifier String eventId,
            @Timestamp Instant recordedAt, @MetaDataValue(SOURCE) @Nullable String source,
            @MetaDataValue(ACTOR) @Nullable String actor, @PayloadBytes long payloadBytes) {
        this.incidentId = incidentId;
        story.add(event, eventId, orAnonymous(actor), source, recordedAt, payloadBytes);
    }

    /// Sets the time at which the log recorded the events from a sequence on. Until then the timestamps of their
    /// messages take its place, as the timestamps of events from the log are the times of recording. So an incident
    /// that stays in memory decides in the same way as one that is loaded again.
    public void recorded(long firstSequence, Instant recordedAt) {
        story.recorded(firstSequence, recordedAt);
    }

    /// Checks what was applied after a sequence, and the incident with it, against limits. A command for two incidents
    /// is checked in both.
    ///
    /// @throws EventTooLargeException when an event is too large
    /// @throws RuleViolationException with the rule [IncidentRule#INCIDENT_FULL]
    public void requireWithin(IncidentSizeLimits limits, long sequence, IncidentCommand command) {
        if (!story.isEmpty()) {
            limits.check(command, Objects.requireNonNull(incidentId), story.entries(), sequence);
        }
    }

    /// The number of events, and the size of their payloads in the log.
    public StreamSize size() {
        return story.isEmpty()
                ? StreamSize.EMPTY
                : new StreamSize(story.entries().sequence() + 1, story.entries().bytes());
    }

    /// Applies the duplicate's half of a merge; returns whether anything changed.
    boolean merge(MergeIncident command, IncidentState into, String survivor) {
        List<IncidentEvent> events = MergeDecisions.merge(state(), into, survivor, command);
        apply(events);
        return !events.isEmpty();
    }

    /// Applies the other incident's half of a merge.
    void absorb(MergeIncident command) {
        AggregateLifecycle.apply(new DuplicateAbsorbed(command.incidentId(), command.at()));
    }

    /// Applies the duplicate's half of undoing a merge; returns whether anything changed.
    boolean unmerge(UnmergeIncident command) {
        List<IncidentEvent> events = MergeDecisions.unmerge(state(), command);
        apply(events);
        return !events.isEmpty();
    }

    /// Applies the other incident's half of undoing a merge.
    void release(UnmergeIncident command) {
        AggregateLifecycle.apply(new DuplicateReleased(command.incidentId(), command.reason(), command.at()));
    }

    /// Applies the half of a move that concerns the incident that had the entry; returns the other half, if anything
    /// changed.
    Optional<EntryMovedHere> moveAway(MoveEntry command, EntryOriginLookup origins) {
        Optional<EntryMoveDecisions.Move> move = EntryMoveDecisions.move(state(), command, origins);
        move.ifPresent(both -> apply(List.of(both.away())));
        return move.map(EntryMoveDecisions.Move::here);
    }

    void moveHere(EntryMovedHere entry) {
        EntryMoveDecisions.requireFreeId(entry, state().entries());
        apply(List.of(entry));
    }

    IncidentState state() {
        return story.state();
    }

    void apply(List<IncidentEvent> events) {
        events.forEach(AggregateLifecycle::apply);
    }
}
