package io.incidentledger.query.board;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import io.incidentledger.events.milestones.LifecycleStatus;
import org.jspecify.annotations.Nullable;

/// What incidents are found by.
///
/// @param declaredPosition
///            of the declaration: in the order of display numbers
/// @param toldAt
///            when it was declared in the world, as the declaration told
/// @param statedAt
///            the same as stated later; null: it was not
/// @param changedAt
///            when its last event was recorded
public record BoardRow(String title, @Nullable String summary, Severity severity, LifecycleStatus lifecycle, Mode mode,
        Visibility visibility, List<String> services, Map<String, String> labels, @Nullable String team,
        @Nullable ExternalRef externalRef,
        long declaredPosition, Instant toldAt, @Nullable Instant statedAt, Instant changedAt) {

    public Status status() {
        return lifecycle.current();
    }

    public Instant declaredAt() {
        return statedAt != null ? statedAt : toldAt;
    }

    BoardRow changedAt(Instant recordedAt) {
        if (recordedAt.isBefore(changedAt)) {
            return this;
        }
        return new BoardRow(title, summary, severity, lifecycle, mode, visibility, services, labels, team, externalRef,
                declaredPosition,
                toldAt, statedAt, recordedAt);
    }

    BoardRow with(Severity changed) {
        return new BoardRow(title, summary, changed, lifecycle, mode, visibility, services, labels, team, externalRef,
                declaredPosition,
                toldAt, statedAt, changedAt);
    }

    BoardRow with(LifecycleStatus changed) {
        return new BoardRow(title, summary, severity, changed, mode, visibility, services, labels, team, externalRef,
                declaredPosition,
                toldAt, statedAt, changedAt);
    }

    BoardRow with(Visibility changed) {
        return new BoardRow(title, summary, severity, lifecycle, mode, changed, services, labels, team, externalRef,
                declaredPosition,
                toldAt, statedAt, changedAt);
    }

    BoardRow withServices(List<String> changed) {
        return new BoardRow(title, summary, severity, lifecycle, mode, visibility, changed, labels, team, externalRef,
                declaredPosition,
                toldAt, statedAt, changedAt);
    }

    BoardRow withWords(String newTitle, @Nullable String newSummary, Map<String, String> newLabels) {
        return new BoardRow(newTitle, newSummary, severity, lifecycle, mode, visibility, services, newLabels, team,
                externalRef,
                declaredPosition, toldAt, statedAt, changedAt);
    }

    BoardRow withTeam(@Nullable String changed) {
        return new BoardRow(title, summary, severity, lifecycle, mode, visibility, services, labels, changed,
                externalRef,
                declaredPosition,
                toldAt, statedAt, changedAt);
    }

    BoardRow statedAt(@Nullable Instant stated) {
        return new BoardRow(title, summary, severity, lifecycle, mode, visibility, services, labels, team, externalRef,
                declaredPosition,
                toldAt, stated, changedAt);
    }
}
