package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.incidentledger.command.incident.EntryHistory.Entry;
import io.incidentledger.command.incident.IncidentCommand.AmendEntry;
import io.incidentledger.command.incident.IncidentCommand.RetractEntry;
import io.incidentledger.events.CorrectableField;
import io.incidentledger.events.CorrectedStream;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.*;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Status;
import io.incidentledger.events.milestones.SupersededFacts;
import org.jspecify.annotations.Nullable;

/// Decides corrections of what was recorded wrongly, at any time and in any status. What an entry brought about by
/// itself (an update with the status resolved resolves the incident, which ends the impact) is corrected with it, and a
/// resolution is not retracted without the update that announced it.
final class CorrectionDecisions {

    private CorrectionDecisions() {}

    /// @throws UnknownEntryException when there is no entry with that id
    static List<IncidentEvent> amend(IncidentState incident, AmendEntry command) {
        Entry entry = entry(incident, command.incidentId(), command.entryId());
        requireHere(incident, entry);
        IncidentEvent correctedEvent = entry.meant();
        if (correctedEvent == null) {
            throw IncidentRule.ENTRY_RETRACTED
                    .violated("Entry " + entry.entryId() + " was retracted; record it again.");
        }
        requireCorrectable(entry, requestedFields(command));
        requireNoResolution(correctedEvent, command.status());
        List<IncidentEvent> events = new ArrayList<>();
        EntryAmended news = amendment(correctedEvent, entry, command);
        if (!CorrectedStream.amended(correctedEvent, news).equals(correctedEvent)) {
            events.add(news);
        }
        Instant at = command.at();
        if (at != null && !at.equals(correctedEvent.occurredAt())) {
            events.addAll(backdated(incident, entry, at, command.reason()));
        }
        requireHolding(incident, entry, events);
        if (events.isEmpty() && !incident.entries().corrected(entry, command.reason())) {
            throw IncidentRule.ENTRY_UNCHANGED
                    .violated(
                            "The entry already has these values, so the reason would be lost; add it to the timeline.");
        }
        return AnnouncedResolution.with(incident, List.copyOf(events));
    }

    static List<IncidentEvent> retract(IncidentState incident, RetractEntry command) {
        Entry entry = entry(incident, command.incidentId(), command.entryId());
        requireHere(incident, entry);
        if (entry.meant() == null && incident.entries().corrected(entry, command.reason())) {
            return List.of();
        }
        if (entry.meant() == null) {
            throw IncidentRule.ENTRY_RETRACTED
                    .violated("Entry " + entry.entryId()
                            + " was retracted for another reason, and this one would be lost; "
                            + "add it to the timeline.");
        }
        requireRetractable(entry);
        List<Entry> concerned = new ArrayList<>();
        announcingUpdate(incident, entry).ifPresent(concerned::add);
        concerned.addAll(withConsequences(incident, entry));
        List<Entry> all = incident.entries().all();
        concerned.addAll(concerned.stream().flatMap(each -> timesStatedOf(all, each)).toList());
        return AnnouncedResolution.with(incident, concerned.stream().distinct().<IncidentEvent>map(
                each -> new EntryRetracted(each.entryId(), each.sequence(), command.reason(), null)).toList());
    }

    /// Returns the update with the status resolved that brought about this resolution: until it is retracted, the
    /// incident is resolved.
    private static Optional<Entry> announcingUpdate(IncidentState incident, Entry resolution) {
        if (!(resolution.recorded() instanceof IncidentResolved)) {
            return Optional.empty();
        }
        List<Entry> all = incident.entries().all();
        return Optional.of(all.get(resolution.sequence() - 1)).filter(
                update -> update.meant() instanceof StatusUpdated && follows(resolution.recorded(), update.recorded()))
                .or(() -> AnnouncedResolution.announcingUpdate(incident, resolution));
    }

    /// Returns the explicit milestone times of a step, which are meaningless without it: those after it, up to the next
    /// step of the same kind or the next reopening, unless they were cleared or another step of the same kind is in
    /// effect before.
    private static Stream<Entry> timesStatedOf(List<Entry> all, Entry step) {
        Milestone milestone = reachedBy(step.recorded());
        if (milestone == null || isReachedBefore(milestone, all.subList(0, step.sequence()))) {
            return Stream.empty();
        }
        List<Entry> stated = new ArrayList<>();
        for (Entry next : all.subList(step.sequence() + 1, all.size())) {
            switch (next.meant()) {
                case IncidentReopened _ -> {
                    return stated.stream();
                }
                case MilestoneRecorded milestoneEvent when milestoneEvent.milestone() == milestone -> stated.add(next);
                case MilestoneCleared milestoneEvent when milestoneEvent.milestone() == milestone -> stated.clear();
                case null -> {
                }
                case IncidentEvent other -> {
                    if (reachedBy(other) == milestone) {
                        return stated.stream();
                    }
                }
            }
        }
        return stated.stream();
    }

    /// Whether another step of the same kind is in effect in the same cycle.
    private static boolean isReachedBefore(Milestone milestone, List<Entry> before) {
        return before.reversed().stream().map(Entry::meant).filter(Objects::nonNull)
                .takeWhile(event -> !(event instanceof IncidentReopened))
                .anyMatch(event -> reachedBy(event) == milestone);
    }

    private static @Nullable Milestone reachedBy(IncidentEvent step) {
        return switch (step) {
            case IncidentAcknowledged _ -> Milestone.ACKNOWLEDGED;
            case IncidentMitigated _ -> Milestone.MITIGATED;
            case IncidentResolved _ -> Milestone.RESOLVED;
            case IncidentClosed _ -> Milestone.CLOSED;
            case IncidentEvent _ -> null;
        };
    }

    /// Rejects an amendment without effect because a later entry superseded what it changes: a time, or anything about
    /// an entry that is superseded as a whole. It is accepted if it changes something else, such as the order of
    /// events.
    private static void requireHolding(IncidentState incident, Entry entry, List<IncidentEvent> amendment) {
        SupersededFacts superseded = incident.entries().superseded();
        boolean changed = superseded.whole(entry.sequence())
                ? !amendment.isEmpty()
                : amendment.stream().anyMatch(EntryBackdated.class::isInstance);
        if (changed && !superseded.of(entry.sequence()).isEmpty() && !changesWhatHolds(incident, amendment)) {
            String fact = superseded.of(entry.sequence()).getFirst().fact();
            Entry holding = incident.entries().all().get((int) superseded.holding(entry.sequence(), fact));
            throw IncidentRule.ENTRY_SUPERSEDED.violatedBy(holding.entryId(),
                    "%s was recorded again later by entry %s (%s); amend that entry or record it again."
                            .formatted(fact, holding.entryId(), EntryKind.nameOf(holding.recorded())));
        }
    }

    private static boolean changesWhatHolds(IncidentState incident, List<IncidentEvent> amendment) {
        LazyIncidentState amended = new LazyIncidentState(incident);
        amendment.forEach(amended::add);
        return !amended.state().holdsTheSameAs(incident)
                || !amended.entries().milestones().hasSameFactsAs(incident.entries().milestones());
    }

    private static void requireHere(IncidentState incident, Entry entry) {
        incident.entries().movedAway(entry).ifPresent(moved -> {
            throw IncidentRule.ENTRY_MOVED.violated("The entry was moved to " + moved.to() + "; correct it there.",
                    moved.to());
        });
    }

    static Entry entry(IncidentState incident, String incidentId, String entryId) {
        return incident.entries().find(entryId).orElseThrow(() -> new UnknownEntryException(incidentId, entryId));
    }

    private static Set<CorrectableField> requestedFields(AmendEntry command) {
        Set<CorrectableField> wanted = EnumSet.noneOf(CorrectableField.class);
        add(wanted, CorrectableField.WORDS, command.message());
        add(wanted, CorrectableField.TIME, command.at());
        add(wanted, CorrectableField.SEVERITY, command.severity());
        add(wanted, CorrectableField.STATUS, command.status());
        add(wanted, CorrectableField.AUDIENCE, command.audience());
        add(wanted, CorrectableField.LINKS, command.links());
        return wanted;
    }

    private static void add(Set<CorrectableField> facts, CorrectableField fact, @Nullable Object given) {
        if (given != null) {
            facts.add(fact);
        }
    }

    private static void requireCorrectable(Entry entry, Set<CorrectableField> wanted) {
        Set<CorrectableField> possible = CorrectableField.of(entry.recorded());
        if (!possible.containsAll(wanted)) {
            String not = wanted.stream().filter(fact -> !possible.contains(fact)).map(CorrectableField::wireName)
                    .collect(Collectors.joining(", "));
            throw IncidentRule.ENTRY_NOT_CORRECTABLE
                    .violated("These fields of an entry of the kind %s can't be corrected: %s."
                            .formatted(EntryKind.nameOf(entry.recorded()), not));
        }
    }

    private static void requireRetractable(Entry entry) {
        if (!CorrectableField.of(entry.recorded()).contains(CorrectableField.EXISTENCE)) {
            throw IncidentRule.ENTRY_NOT_CORRECTABLE
                    .violated(
                            "An entry of the kind %s can't be retracted."
                                    .formatted(EntryKind.nameOf(entry.recorded())));
        }
    }

    /// Resolving is more than a status: it ends the impact and has its own time.
    private static void requireNoResolution(IncidentEvent correctedEvent, @Nullable Status wanted) {
        if (wanted == null || !(correctedEvent instanceof StatusUpdated update) || wanted == update.status()) {
            return;
        }
        if (!wanted.announceable()) {
            throw IncidentRule.STATUS_HAS_ITS_OWN_COMMAND
                    .violated(
                            "An update can't set the status " + wanted.wireName() + "; use the command for it.");
        }
        if (wanted == Status.RESOLVED || update.status() == Status.RESOLVED) {
            throw IncidentRule.ENTRY_NOT_CORRECTABLE
                    .violated("An amendment can neither resolve an incident nor undo its resolution; "
                            + "retract the update, or resolve the incident at the right time.");
        }
    }

    /// A status or severity that the entry already has is left out: it has been known since it was recorded.
    private static EntryAmended amendment(IncidentEvent correctedEvent, Entry entry, AmendEntry wanted) {
        boolean sameSeverity = correctedEvent instanceof SeverityChanged change
                && change.severity() == wanted.severity();
        boolean sameStatus = correctedEvent instanceof StatusUpdated update && update.status() == wanted.status();
        return new EntryAmended(entry.entryId(), entry.sequence(), wanted.message(),
                sameSeverity ? null : wanted.severity(), sameStatus ? null : wanted.status(), wanted.audience(),
                wanted.links(), wanted.reason(), null);
    }

    private static List<IncidentEvent> backdated(IncidentState incident, Entry entry, Instant at, String reason) {
        return withConsequences(incident, entry).stream().<IncidentEvent>map(
                each -> new EntryBackdated(each.entryId(), each.sequence(), at, reason, null)).toList();
    }

    /// Returns the entry and its consequences, as far as these are still in effect with the same time: those recorded
    /// right after it for the same time, and resolutions that a correction made due because of it.
    static List<Entry> withConsequences(IncidentState incident, Entry entry) {
        List<Entry> all = incident.entries().all();
        Stream<Entry> later = all.stream().filter(resolution -> resolution.meant() instanceof IncidentResolved
                && AnnouncedResolution.announcingUpdate(incident, resolution).filter(entry::equals).isPresent())
                .flatMap(resolution -> withWhatFollows(all, resolution).stream());
        return Stream.concat(withWhatFollows(all, entry).stream(), later).toList();
    }

    private static List<Entry> withWhatFollows(List<Entry> all, Entry entry) {
        List<Entry> concerned = new ArrayList<>(List.of(entry));
        for (Entry next : all.subList(entry.sequence() + 1, all.size())) {
            if (!follows(next.recorded(), concerned.getLast().recorded())) {
                break;
            }
            concerned.add(next);
        }
        concerned.removeIf(each -> each != entry && !sameMoment(each, entry));
        return concerned;
    }

    private static boolean follows(IncidentEvent next, IncidentEvent event) {
        if (!Objects.equals(next.occurredAt(), event.occurredAt())) {
            return false;
        }
        return switch (event) {
            case StatusUpdated update -> update.status() == Status.RESOLVED && next instanceof IncidentResolved;
            case IncidentResolved _ -> next instanceof MilestoneRecorded end
                    && end.milestone() == Milestone.IMPACT_ENDED && end.quality() == MilestoneQuality.ESTIMATED;
            case IncidentEvent _ -> false;
        };
    }

    private static boolean sameMoment(Entry one, Entry other) {
        return one.meant() != null && other.meant() != null
                && Objects.equals(one.meant().occurredAt(), other.meant().occurredAt());
    }
}
