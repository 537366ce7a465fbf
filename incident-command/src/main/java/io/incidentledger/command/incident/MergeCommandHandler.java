package io.incidentledger.command.incident;

import java.util.Objects;
import java.util.Set;

import io.incidentledger.command.incident.IncidentCommand.MergeIncident;
import io.incidentledger.command.incident.IncidentCommand.MoveEntry;
import io.incidentledger.command.incident.IncidentCommand.UnmergeIncident;
import io.incidentledger.events.MergeLinks;
import io.incidentledger.events.Status;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/// Handles the commands that concern two incidents: merging a duplicate into another incident, undoing that, and moving
/// entries. Both are loaded in one unit of work, so their events become one commit. Thread-safe.
public final class MergeCommandHandler {

    private final Repository<Incident> incidents;
    private final MergeGraphReader merged;
    private final EntryOriginLookup origins;

    public MergeCommandHandler(Repository<Incident> incidents, MergeGraphReader merged, EntryOriginLookup origins) {
        this.incidents = incidents;
        this.merged = merged;
        this.origins = origins;
    }

    @CommandHandler
    void handle(MergeIncident command, @MetaDataValue(Incident.EXPECTED_SEQUENCES) @Nullable Set<Long> expected) {
        Pair pair = load(command.incidentId(), command.into());
        pair.duplicate.execute(incident -> incident.requireUnchanged(command, expected));
        if (command.incidentId().equals(command.into())) {
            throw IncidentRule.MERGE_INTO_ITSELF.violated("Both are incident " + command.into() + ".", command.into());
        }
        IncidentState into = pair.other.invoke(Incident::state);
        String survivor = into.status() == Status.MERGED ? merged.survivor(command.into()) : command.into();
        if (pair.duplicate.invoke(incident -> incident.merge(command, into, survivor))) {
            requireRoom(command);
            pair.other.execute(incident -> incident.absorb(command));
        }
    }

    private void requireRoom(MergeIncident command) {
        int together = merged.absorbedBy(command.into()).size() + 1 + merged.absorbedBy(command.incidentId()).size();
        if (together > MergeLinks.MAX_ABSORBED) {
            throw IncidentRule.TOO_MANY_ABSORBED.violated(command.into() + " would have absorbed " + together
                    + " incidents, including those merged into its duplicates; the limit is "
                    + MergeLinks.MAX_ABSORBED + ".", command.into());
        }
    }

    @CommandHandler
    void handle(UnmergeIncident command, @MetaDataValue(Incident.EXPECTED_SEQUENCES) @Nullable Set<Long> expected) {
        String from = merged.mergedInto(command.incidentId());
        Pair pair = load(command.incidentId(), from == null ? command.incidentId() : from);
        pair.duplicate.execute(incident -> incident.requireUnchanged(command, expected));
        if (!Objects.equals(from, pair.duplicate.invoke(incident -> incident.state().progress().mergedInto()))) {
            throw new MergeLockChangedException(command.incidentId());
        }
        if (pair.duplicate.invoke(incident -> incident.unmerge(command))) {
            pair.other.execute(incident -> incident.release(command));
        }
    }

    @CommandHandler
    void handle(MoveEntry command, @MetaDataValue(Incident.EXPECTED_SEQUENCES) @Nullable Set<Long> expected) {
        Pair pair = load(command.incidentId(), command.to());
        pair.duplicate.execute(incident -> incident.requireUnchanged(command, expected));
        if (command.incidentId().equals(command.to())) {
            throw IncidentRule.MOVE_WITHIN_INCIDENT.violated("Both are incident " + command.to() + ".", command.to());
        }
        pair.duplicate.invoke(incident -> incident.moveAway(command, origins))
                .ifPresent(here -> pair.other.execute(incident -> incident.moveHere(here)));
    }

    /// The incident that the command is for, which is merged, unmerged or loses an entry, and the other one.
    private record Pair(Aggregate<Incident> duplicate, Aggregate<Incident> other) {}

    /// Locks the incidents in the order of their ids, so that two merges in opposite directions can't deadlock.
    private Pair load(String duplicate, String other) {
        if (duplicate.compareTo(other) <= 0) {
            Aggregate<Incident> first = incidents.load(duplicate);
            return new Pair(first, duplicate.equals(other) ? first : incidents.load(other));
        }
        Aggregate<Incident> first = incidents.load(other);
        return new Pair(incidents.load(duplicate), first);
    }
}
