package io.incidentledger.command.incident;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.incidentledger.command.incident.ExternalIncident.Entry;
import io.incidentledger.command.incident.ExternalIncident.Update;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import org.jspecify.annotations.Nullable;

/**
 * Gives the parts of a line that have no ids of their own those under which the import told them, see {@link Alignment}. What is told for the first time is called by its place in the
 * list or, when something was called so before, by the next that is free: an id is never used again.
 */
final class Unidentified {

    private static final String AGAIN = "~";
    private static final int MAX_DIGITS = 9;

    private Unidentified() {}

    static ExternalIncident identified(ExternalIncident line, ImportStory story) {
        return line.with(updates(line, story), entries(line, story), actionItems(line, story));
    }

    private static List<Update> updates(ExternalIncident line, ImportStory story) {
        Map<String, Update> former = story.told().updates().values().stream().collect(Collectors.toMap(
                StatusUpdated::updateId, told -> new Update(told.updateId(), Objects.requireNonNull(told.occurredAt()),
                        told.status(), told.message(), told.audience(), false)));
        List<Update> told = former(story.told().updates().keySet(), former);
        return new Parts<>(told, line.updates(), Update::updateId, Update::placed, Update::called).identified(
                usedIds(story, Update.class),
                List.of(each -> List.of(each.at(), Optional.ofNullable(each.status()),
                        Optional.ofNullable(each.message()), each.audience())),
                List.of(Update::at, each -> each.message() == null
                        ? null
                        : List.of(each.message(), Optional.ofNullable(each.status()), each.audience())),
                List.of(Update::message));
    }

    private static List<Entry> entries(ExternalIncident line, ImportStory story) {
        Map<String, Entry> former = story.told().entries().values().stream().collect(Collectors.toMap(
                TimelineEntryAdded::entryId, told -> new Entry(told.entryId(), told.kind(), told.message(),
                        told.links(), Objects.requireNonNull(told.occurredAt()), false)));
        List<Entry> told = former(story.told().entries().keySet(), former);
        return new Parts<>(told, line.entries(), Entry::entryId, Entry::placed, Entry::called).identified(
                usedIds(story, Entry.class),
                List.of(each -> List.of(each.at(), each.kind(), each.message(), each.links())),
                List.of(each -> List.of(each.kind(), each.at()),
                        each -> List.of(each.kind(), each.message(), each.links())),
                List.of(each -> List.of(each.kind(), each.message())));
    }

    private static List<ExternalIncident.ActionItem> actionItems(ExternalIncident line, ImportStory story) {
        Map<String, ExternalIncident.ActionItem> former = story.told().actionItems().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, told -> new ExternalIncident.ActionItem(told.getKey(),
                        told.getValue().title(), told.getValue().owner(), told.getValue().priority(),
                        told.getValue().status(), told.getValue().dueOn(), false)));
        List<ExternalIncident.ActionItem> told = former(story.told().actionItems().keySet(), former);
        return new Parts<>(told, line.actionItems(), ExternalIncident.ActionItem::actionItemId,
                ExternalIncident.ActionItem::placed, ExternalIncident.ActionItem::called).identified(
                        usedIds(story, ExternalIncident.ActionItem.class),
                        List.of(each -> List.of(each.title(), Optional.ofNullable(each.owner()), each.priority(),
                                each.status(), Optional.ofNullable(each.dueOn()))),
                        List.of(ExternalIncident.ActionItem::title),
                        List.of(each -> each.owner() == null && each.dueOn() == null
                                ? null
                                : List.of(Optional.ofNullable(each.owner()), each.priority(),
                                        Optional.ofNullable(each.dueOn()))));
    }

    private static <T> List<T> former(Set<String> ids, Map<String, T> byId) {
        return ids.stream().map(id -> Objects.requireNonNull(byId.get(id))).toList();
    }

    private static Set<String> usedIds(ImportStory story, Class<?> kind) {
        Set<String> used = new HashSet<>();
        for (Entries.Entry entry : story.entries().all()) {
            switch (entry.recorded()) {
                case StatusUpdated update when kind == Update.class -> used.add(update.updateId());
                case TimelineEntryAdded added when kind == Entry.class -> used.add(added.entryId());
                case ActionItemAdded added when kind == ExternalIncident.ActionItem.class ->
                    used.add(added.actionItemId());
                default -> {
                    // Has no id of such a part.
                }
            }
        }
        return used;
    }

    private record Parts<T>(List<T> told, List<T> present, Function<T, String> id, Function<T, Boolean> placed,
            BiFunction<T, String, T> called) {

        @SafeVarargs
        final List<T> identified(Set<String> used, List<Function<T, @Nullable Object>>... likenesses) {
            if (present.stream().noneMatch(placed::apply)) {
                return present;
            }
            Set<String> claimed = present.stream().filter(part -> !placed.apply(part)).map(id)
                    .collect(Collectors.toSet());
            List<T> former = told.stream().filter(part -> !claimed.contains(id.apply(part))).toList();
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < present.size(); i++) {
                if (placed.apply(present.get(i))) {
                    places.add(i);
                }
            }
            int[] formerOf = Alignment.of(former, places.stream().map(present::get).toList(), likenesses);
            Set<String> taken = new HashSet<>(used);
            taken.addAll(claimed);
            List<T> identified = new ArrayList<>(present);
            for (int i = 0; i < formerOf.length; i++) {
                T part = present.get(places.get(i));
                String name = formerOf[i] < 0
                        ? unused(id.apply(part), taken)
                        : id.apply(former.get(formerOf[i]));
                identified.set(places.get(i), called.apply(part, name));
            }
            return identified;
        }

        /** Ordinals go on counting; behind an id that says nothing of its place stands a number. */
        private static String unused(String place, Set<String> taken) {
            boolean ordinal = place.length() < MAX_DIGITS && place.chars().allMatch(Character::isDigit);
            String name = place;
            for (int again = 2; !taken.add(name); again++) {
                name = ordinal ? Integer.toString(Integer.parseInt(name) + 1) : place + AGAIN + again;
            }
            return name;
        }
    }
}
