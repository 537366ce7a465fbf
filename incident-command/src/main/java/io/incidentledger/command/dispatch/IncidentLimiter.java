package io.incidentledger.command.dispatch;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.command.incident.IncidentCommand.MergeIncident;
import io.incidentledger.command.incident.IncidentCommand.MoveEntry;
import org.jspecify.annotations.Nullable;

/// Limits the number of concurrent commands for each incident. Its commands are handled one after the other, so that
/// more of them would only wait, and take the permits of [CommandLimiter] away from other incidents. A command that
/// names two incidents counts for both. Thread-safe.
final class IncidentLimiter {

    private final ConcurrentHashMap<String, Integer> taken = new ConcurrentHashMap<>();
    private final int limit;

    IncidentLimiter(int limit) {
        this.limit = limit;
    }

    /// Admits a command, or returns the incident that has too many; never waits.
    @Nullable String enter(IncidentCommand command) {
        List<String> incidents = incidents(command);
        for (int i = 0; i < incidents.size(); i++) {
            if (taken.merge(incidents.get(i), 1, Integer::sum) > limit) {
                incidents.subList(0, i + 1).forEach(this::leave);
                return incidents.get(i);
            }
        }
        return null;
    }

    void leave(IncidentCommand command) {
        incidents(command).forEach(this::leave);
    }

    private void leave(String incidentId) {
        taken.computeIfPresent(incidentId, (id, commands) -> commands == 1 ? null : commands - 1);
    }

    private static List<String> incidents(IncidentCommand command) {
        return switch (command) {
            case MergeIncident merge -> List.of(merge.incidentId(), merge.into());
            case MoveEntry move -> List.of(move.incidentId(), move.to());
            case IncidentCommand one -> List.of(one.incidentId());
        };
    }

    /// The number of commands of the incident that has most.
    int busiest() {
        int most = 0;
        for (int commands : taken.values()) {
            most = Math.max(most, commands);
        }
        return most;
    }
}
