package io.incidentledger.command.incident;

import java.util.List;

import io.incidentledger.command.incident.EntryHistory.Payload;
import io.incidentledger.command.incident.IncidentCommand.AcknowledgeIncident;
import io.incidentledger.command.incident.IncidentCommand.CancelIncident;
import io.incidentledger.command.incident.IncidentCommand.ChangeStatus;
import io.incidentledger.command.incident.IncidentCommand.CloseIncident;
import io.incidentledger.command.incident.IncidentCommand.ImportCommand;
import io.incidentledger.command.incident.IncidentCommand.MergeIncident;
import io.incidentledger.command.incident.IncidentCommand.MitigateIncident;
import io.incidentledger.command.incident.IncidentCommand.PostUpdate;
import io.incidentledger.command.incident.IncidentCommand.ResolveIncident;
import io.incidentledger.command.incident.IncidentCommand.RetractEntry;
import io.incidentledger.command.incident.IncidentCommand.ReviveIncident;
import io.incidentledger.command.incident.IncidentCommand.UnmergeIncident;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.DuplicateAbsorbed;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentClosed;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.Status;

/// Limits on the size of an event and of the stream of an incident, so that an incident can always be loaded, decided
/// and shown. Only what is added is checked: a stream that is already larger stays as it is.
///
/// A full incident can still be brought to an end. Its status, and what undoes a mistake, have a reserve of a sixteenth
/// of the limits; beyond that, commands that really end the incident are accepted as long as they are short. Whatever
/// lets an incident go on, so that it can be ended again, needs room in the reserve, and so do updates after its end.
///
/// @param eventBytes maximum size of the payload of an event in the log
/// @param incidentBytes maximum size of the payloads of all events of an incident
/// @param incidentEvents maximum number of events of an incident
public record IncidentSizeLimits(int eventBytes, long incidentBytes, int incidentEvents) {

    /// The size of a commit that ends an incident for which there is no room in the reserve either.
    static final int SHORT_BYTES = 4_096;

    private static final int RESERVE_SHARE = 16;

    /// How far a command may go beyond the limits of an incident.
    private enum Room {
        NONE,
        RESERVE,
        RESERVE_OR_SHORT
    }

    private static Room roomOf(IncidentCommand command, List<Payload> added) {
        Room room = roomOf(command);
        return room == Room.RESERVE_OR_SHORT && added.stream().noneMatch(payload -> ends(payload.event()))
                ? Room.RESERVE
                : room;
    }

    /// Whether an event ends an incident or one of its phases for good, so that it can't be repeated without end.
    private static boolean ends(IncidentEvent event) {
        return switch (event) {
            case IncidentResolved _,IncidentClosed _,IncidentCancelled _,IncidentMerged _,DuplicateAbsorbed _ -> true;
            default -> false;
        };
    }

    private static Room roomOf(IncidentCommand command) {
        return switch (command) {
            case ResolveIncident _,CloseIncident _,CancelIncident _,MergeIncident _ -> Room.RESERVE_OR_SHORT;
            case ChangeStatus change when change.status() == Status.RESOLVED -> Room.RESERVE_OR_SHORT;
            case PostUpdate update when update.status() == Status.RESOLVED -> Room.RESERVE_OR_SHORT;
            case ImportCommand imported when imported.endsIncident() -> Room.RESERVE_OR_SHORT;
            case AcknowledgeIncident _,ChangeStatus _,PostUpdate _,MitigateIncident _ -> Room.RESERVE;
            case RetractEntry _,ReviveIncident _,UnmergeIncident _ -> Room.RESERVE;
            default -> Room.NONE;
        };
    }

    /// @param before the sequence of the last event before the command
    void check(IncidentCommand command, String incidentId, EntryHistory entries, long before) {
        List<Payload> added = entries.payloadsAfter(before);
        for (Payload payload : added) {
            if (payload.bytes() > eventBytes) {
                throw EventTooLargeException.of(payload.event(), payload.bytes(), eventBytes);
            }
        }
        if (!added.isEmpty()) {
            requireRoom(roomOf(command, added), incidentId, new StreamSize(entries.sequence() + 1, entries.bytes()),
                    added.stream().mapToLong(Payload::bytes).sum());
        }
    }

    private void requireRoom(Room room, String incidentId, StreamSize size, long addedBytes) {
        boolean fits = switch (room) {
            case NONE -> isWithin(size, 0);
            case RESERVE -> isWithin(size, RESERVE_SHARE);
            case RESERVE_OR_SHORT -> isWithin(size, RESERVE_SHARE) || addedBytes <= SHORT_BYTES;
        };
        if (!fits) {
            throw IncidentRule.INCIDENT_FULL.violated(
                    "%s would have %d events with %d bytes; the limits are %d and %d.%s".formatted(incidentId,
                            size.events(), size.bytes(), incidentEvents, incidentBytes, advice(room)),
                    incidentId);
        }
    }

    private static String advice(Room room) {
        return room == Room.RESERVE_OR_SHORT
                ? " A shorter message is accepted."
                : " It can still be resolved, closed, cancelled or merged; continue in another incident.";
    }

    /// @param reserve the share of the limits that may be exceeded; 0: none
    private boolean isWithin(StreamSize size, int reserve) {
        return size.bytes() <= incidentBytes + (reserve == 0 ? 0 : incidentBytes / reserve)
                && size.events() <= incidentEvents + (reserve == 0 ? 0 : incidentEvents / reserve);
    }
}
