package io.incidentledger.command.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.incidentledger.command.imports.ExternalIncident.Entry;
import io.incidentledger.command.imports.ExternalIncident.Update;
import io.incidentledger.command.incident.EntryHistory;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import org.jspecify.annotations.Nullable;

/// Assigns ids to the parts of a line that have none: the ids under which the import recorded them before, see
/// [ListAlignment]. A new part gets its place in the list as its id or, if that was used before, the next one that
/// is free: ids are never reused.
final class PartIdAssigner {

    private static final String AGAIN = "~";
    private static final int MAX_DIGITS = 9;

    private PartIdAssigner() {}

    static ExternalIncident identified(ExternalIncident line, ImportSession session) {
        return line.with(updates(line, session), entries(line, session), actionItems(line, session));
    }

    private static List<Update> updates(ExternalIncident line, ImportSession session) {
        List<Update> previous = session.imported().updates().values().stream().<Update>mapMulti((each, former) -> {
            if (each.occurredAt() != null) {
                former.accept(new Update(each.updateId(), each.occurredAt(), each.status(), each.message(),
                        each.audience(), false));
            }
        }).toList();
        return new Parts<>(previous, line.updates(), Update::updateId, Update::placed, Update::called).identified(
                usedIds(session, Update.class),
                List.of(each -> List.of(each.at(), Optional.ofNullable(each.status()),
                        Optional.ofNullable(each.message()), each.audience())),
                List.of(Update::at, each -> each.message() == null
                        ? null
                        : List.of(each.message(), Optional.ofNullable(each.status()), each.audience())),
                List.of(Update::message));
    }

    private static List<Entry> entries(ExternalIncident line, ImportSession session) {
        List<Entry> previous = session.imported().entries().values().stream().<Entry>mapMulti((each, former) -> {
            if (each.occurredAt() != null) {
                former.accept(new Entry(each.entryId(), each.kind(), each.message(), each.links(), each.occurredAt(),
                        false));
            }
        }).toList();
        return new Parts<>(previous, line.entries(), Entry::entryId, Entry::placed, Entry::called).identified(
                usedIds(session, Entry.class),
                List.of(each -> List.of(each.at(), each.kind(), each.message(), each.links())),
                List.of(each -> List.of(each.kind(), each.at()),
                        each -> List.of(each.kind(), each.message(), each.links())),
                List.of(each -> List.of(each.kind(), each.message())));
    }

    private static List<ExternalIncident.ActionItem> actionItems(ExternalIncident line, ImportSession session) {
        List<ExternalIncident.ActionItem> previous = session.imported().actionItems().entrySet().stream()
                .map(each -> new ExternalIncident.ActionItem(each.getKey(), each.getValue().title(),
                        each.getValue().owner(), each.getValue().priority(), each.getValue().status(),
                        each.getValue().dueOn(), false))
                .toList();
        return new Parts<>(previous, line.actionItems(), ExternalIncident.ActionItem::actionItemId,
                ExternalIncident.ActionItem::placed, ExternalIncident.ActionItem::called).identified(
                        usedIds(session, ExternalIncident.ActionItem.class),
                        List.of(each -> List.of(each.title(), Optional.ofNullable(each.owner()), each.priority(),
                                each.status(), Optional.ofNullable(each.dueOn()))),
                        List.of(ExternalIncident.ActionItem::title),
                        List.of(each -> each.owner() == null && each.dueOn() == null
                                ? null
                                : List.of(Optional.ofNullable(each.owner()), each.priority(),
                                        Optional.ofNullable(each.dueOn()))));
    }

    private static Set<String> usedIds(ImportSession session, Class<?> kind) {
        Set<String> used = new HashSet<>();
        for (EntryHistory.Entry entry : session.entries().all()) {
            switch (entry.recorded()) {
                case StatusUpdated update when kind == Update.class -> used.add(update.updateId());
                case TimelineEntryAdded added when kind == Entry.class -> used.add(added.entryId());
                case ActionItemAdded added when kind == ExternalIncident.ActionItem.class ->
                    used.add(added.actionItemId());
                default -> {
                    // Other events have no id of such a part.
                }
            }
        }
        return used;
    }

    private record Parts<T>(List<T> previous, List<T> present, Function<T, String> id, Function<T, Boolean> placed,
            BiFunction<T, String, T> called) {

        @SafeVarargs
        final List<T> identified(Set<String> used, List<Function<T, @Nullable Object>>... likenesses) {
            if (present.stream().noneMatch(placed::apply)) {
                return present;
            }
            Set<String> claimed = present.stream().filter(part -> !placed.apply(part)).map(id)
                    .collect(Collectors.toSet());
            List<T> former = previous.stream().filter(part -> !claimed.contains(id.apply(part))).toList();
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < present.size(); i++) {
                if (placed.apply(present.get(i))) {
                    places.add(i);
                }
            }
            int[] formerOf = ListAlignment.of(former, places.stream().map(present::get).toList(), likenesses);
            Set<String> taken = new HashSet<>(used);
            taken.addAll(claimed);
            Free free = new Free(taken);
            List<T> identified = new ArrayList<>(present);
            for (int i = 0; i < formerOf.length; i++) {
                T part = present.get(places.get(i));
                String name = formerOf[i] < 0
                        ? free.take(id.apply(part))
                        : id.apply(former.get(formerOf[i]));
                identified.set(places.get(i), called.apply(part, name));
            }
            return identified;
        }
    }

    /// Generates ids that were never used. Ordinals are counted on; other ids get a number appended.
    private static final class Free {

        private final Set<String> taken;
        /// For each ordinal that is taken, the next one to try, so that none of those in between is tried again.
        private final Map<Integer, Integer> next = new HashMap<>();

        Free(Set<String> taken) {
            this.taken = taken;
        }

        String take(String place) {
            boolean ordinal = place.length() < MAX_DIGITS && place.chars().allMatch(Character::isDigit);
            if (taken.add(place)) {
                return place;
            }
            return ordinal ? Integer.toString(ordinalAfter(Integer.parseInt(place))) : numbered(place);
        }

        private int ordinalAfter(int taken) {
            int free = next.getOrDefault(taken, taken + 1);
            List<Integer> passed = new ArrayList<>(List.of(taken));
            while (!this.taken.add(Integer.toString(free))) {
                passed.add(free);
                free = next.getOrDefault(free, free + 1);
            }
            for (int ordinal : passed) {
                next.put(ordinal, free);
            }
            return free;
        }

        private String numbered(String place) {
            int again = 2;
            while (!taken.add(place + AGAIN + again)) {
                again++;
            }
            return place + AGAIN + again;
        }
    }
}
