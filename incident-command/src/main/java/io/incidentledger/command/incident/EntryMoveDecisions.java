package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import io.incidentledger.command.incident.EntryOriginLookup.Origin;
import io.incidentledger.command.incident.IncidentCommand.MoveEntry;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.EntryMovedAway;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;

/// Decides moves of entries that somebody wrote into the timeline of the wrong incident, whatever the status of both.
final class EntryMoveDecisions {

    private EntryMoveDecisions() {}

    /// Both halves of a move.
    record Move(EntryMovedAway away, EntryMovedHere here) {}

    /// @return empty: it was moved there already
    /// @throws UnknownEntryException when there is no entry with that id
    static Optional<Move> move(IncidentState incident, MoveEntry command, EntryOriginLookup origins) {
        EntryHistory.Entry entry = CorrectionDecisions.entry(incident, command.incidentId(), command.entryId());
        Optional<EntryMovedAway> before = incident.entries().movedAway(entry);
        if (before.isPresent()) {
            requireSame(before.get(), command);
            return Optional.empty();
        }
        IncidentEvent corrected = entry.meant();
        if (corrected == null) {
            throw IncidentRule.ENTRY_RETRACTED
                    .violated("Entry " + entry.entryId() + " was retracted; add it to the other incident instead.");
        }
        EntryMovedAway away = new EntryMovedAway(entry.entryId(), entry.sequence(), command.to(), command.newEntryId(),
                command.reason(), null);
        return Optional.of(new Move(away, here(corrected, entry, command, origins)));
    }

    /// Rejects an entry whose id is in use in the incident that it is moved to, where an import may have given it to an
    /// update. An entry that was moved away may come back under its id.
    static void requireFreeId(EntryMovedHere here, EntryHistory entryHistory) {
        entryHistory.find(here.entryId()).filter(entry -> entryHistory.movedAway(entry).isEmpty()).ifPresent(other -> {
            throw IncidentRule.ENTRY_ID_TAKEN.violated(
                    "The other incident already has an entry of the kind %s with the id of the moved entry: %s."
                            .formatted(EntryKind.nameOf(other.recorded()), here.entryId()));
        });
    }

    private static void requireSame(EntryMovedAway before, MoveEntry command) {
        if (!before.to().equals(command.to()) || !before.reason().equals(command.reason())) {
            throw IncidentRule.ENTRY_MOVED.violated("The entry was moved to " + before.to() + "; move it from there.",
                    before.to());
        }
    }

    private static EntryMovedHere here(IncidentEvent corrected, EntryHistory.Entry entry, MoveEntry command,
            EntryOriginLookup origins) {
        return switch (corrected) {
            case TimelineEntryAdded written -> {
                Origin origin = origins.of(command.incidentId(), entry.sequence());
                Instant at = Objects.requireNonNullElse(written.occurredAt(), origin.recordedAt());
                yield new EntryMovedHere(command.newEntryId(), written.kind(), written.message(), written.links(),
                        command.incidentId(), entry.entryId(), origin.actor(), origin.recordedAt(), at);
            }
            case EntryMovedHere moved -> new EntryMovedHere(command.newEntryId(), moved.kind(), moved.message(),
                    moved.links(), command.incidentId(), entry.entryId(), moved.actor(), moved.writtenAt(),
                    moved.occurredAt());
            case StatusUpdated _ -> throw IncidentRule.ENTRY_NOT_MOVABLE.violated(
                    "A status update can't be moved; retract it here and post it to the other incident.");
            case IncidentEvent other -> throw IncidentRule.ENTRY_NOT_MOVABLE.violated(
                    "An entry of the kind " + EntryKind.nameOf(other) + " is part of the history of this incident.");
        };
    }
}
