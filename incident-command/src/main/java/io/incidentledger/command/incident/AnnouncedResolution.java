package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.incidentledger.command.incident.EntryHistory.Entry;
import io.incidentledger.events.Correction;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/// The resolution that a status update with the status resolved brings about. An update that was posted while the
/// incident was already resolved brings about none. It does so once it is the first update to announce the resolution,
/// because the resolution before it was retracted or the times of both were corrected.
final class AnnouncedResolution {

    private AnnouncedResolution() {}

    /// Returns a correction's events, followed by the resolution if the correction makes one due by a different update
    /// than before. A closed incident stays closed.
    static List<IncidentEvent> with(IncidentState incident, List<IncidentEvent> corrections) {
        if (corrections.isEmpty()) {
            return corrections;
        }
        LazyIncidentState after = new LazyIncidentState(incident);
        corrections.forEach(after::add);
        return after.entries().announcedOnly()
                .filter(update -> isResolved(after.state()) && !wasResolvedBy(update, incident))
                .map(update -> Stream.concat(corrections.stream(),
                        LifecycleDecisions.resolution(after.state(), null, instant(after.entries(), update)).stream())
                        .toList())
                .orElse(corrections);
    }

    /// Whether the incident was already resolved by this update alone, without a resolution event.
    private static boolean wasResolvedBy(Entry update, IncidentState incident) {
        return isResolved(incident)
                && incident.entries().announcedOnly().filter(same -> same.sequence() == update.sequence()).isPresent();
    }

    private static boolean isResolved(IncidentState incident) {
        return incident.progress().lifecycle().response() == Status.RESOLVED;
    }

    /// Returns the update because of which a correction made a resolution due: the first one with its time; empty: no
    /// correction did.
    static Optional<Entry> announcingUpdate(IncidentState incident, Entry resolution) {
        EntryHistory entryHistory = incident.entries();
        Instant at = instant(entryHistory, resolution);
        return at != null && becameDue(entryHistory, resolution)
                ? entryHistory.all().stream()
                        .filter(update -> announcesResolved(update) && at.equals(instant(entryHistory, update)))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean announcesResolved(Entry entry) {
        return entry.meant() instanceof StatusUpdated update && update.status() == Status.RESOLVED;
    }

    private static @Nullable Instant instant(EntryHistory entryHistory, Entry entry) {
        IncidentEvent corrected = entry.meant();
        return corrected == null
                ? null
                : Objects.requireNonNullElseGet(corrected.occurredAt(),
                        () -> entryHistory.recordedAt(entry.sequence()));
    }

    /// A resolution that a person records begins its own commit; an import may record one after its corrections.
    private static boolean becameDue(EntryHistory entryHistory, Entry resolution) {
        int before = resolution.sequence() - 1;
        return resolution.recorded() instanceof IncidentResolved resolved && resolved.message() == null
                && resolved.occurredAt() != null && !resolution.imported()
                && entryHistory.recorded(before) instanceof Correction
                && entryHistory.recordedAt(before).equals(entryHistory.recordedAt(resolution.sequence()));
    }
}
