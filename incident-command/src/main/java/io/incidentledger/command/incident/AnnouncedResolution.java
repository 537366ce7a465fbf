package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.incidentledger.command.incident.Entries.Entry;
import io.incidentledger.events.Correction;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/**
 * The resolution that an update "resolved" brings about. An update that was posted while the incident was resolved already brings none; it does once it is the first that says so, because
 * the resolution before it was retracted or the times of both were put right.
 */
final class AnnouncedResolution {

    private AnnouncedResolution() {}

    /** A correction's events, and the resolution if it is due after them but was not before. */
    static List<IncidentEvent> with(IncidentState incident, List<IncidentEvent> corrections) {
        if (corrections.isEmpty() || incident.entries().announcedOnly().isPresent()) {
            return corrections;
        }
        LazyIncidentState after = new LazyIncidentState(incident);
        corrections.forEach(after::add);
        return after.entries().announcedOnly()
                .map(update -> Stream.concat(corrections.stream(),
                        Lifecycle.resolution(after.state(), null, instant(after.entries(), update)).stream()).toList())
                .orElse(corrections);
    }

    private static @Nullable Instant instant(Entries entries, Entry entry) {
        IncidentEvent meant = entry.meant();
        return meant == null
                ? null
                : Objects.requireNonNullElseGet(meant.occurredAt(), () -> entries.recordedAt(entry.sequence()));
    }

    /** Whether a correction made a resolution due, because of this update, for whose time it is. */
    static boolean broughtAbout(IncidentState incident, Entry update, Entry resolution) {
        return update.meant() instanceof StatusUpdated told && told.status() == Status.RESOLVED
                && resolution.meant() instanceof IncidentResolved resolved && resolved.message() == null
                && becameDue(incident.entries(), resolution)
                && Objects.equals(instant(incident.entries(), update), resolved.occurredAt());
    }

    /** What people tell to be resolved begins a commit of its own. */
    private static boolean becameDue(Entries entries, Entry resolution) {
        int before = resolution.sequence() - 1;
        return entries.recorded(before) instanceof Correction
                && entries.recordedAt(before).equals(entries.recordedAt(resolution.sequence()));
    }
}
