package io.incidentledger.command.snapshots;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import io.incidentledger.command.pipeline.CommitIds;
import io.incidentledger.command.snapshots.IncidentNames.Doubt;
import io.incidentledger.command.snapshots.Listing.Listed;
import io.incidentledger.command.snapshots.Listing.Name;
import io.incidentledger.command.snapshots.RecordedIncidents.Declared;
import io.incidentledger.command.snapshots.RecordedIncidents.Turn;
import io.incidentledger.command.snapshots.RecordedIncidents.Withdrawn;
import org.jspecify.annotations.Nullable;

/// Which incidents of the ledger a page means, snapshot after snapshot. What earlier imports told stays where they told it; of what is new the names of the whole series tell which
/// belongs together. An incident is spoken of by the id under which its page is said to know it. Not thread-safe; blocks.
final class Identities {
    private final String system;
    private final IncidentNames names;
    private final RecordedIncidents recorded;
    private final Instant known;
    private final BiConsumer<String, Doubt> doubts;
    /// Where what is called so was told last.
    private final Map<Name, String> told = new HashMap<>();
    /// Pairs of names of which a snapshot has said by now that they are of one incident.
    private final Map<Name, Name> shown = new HashMap<>();
    private final Map<String, Union> unions = new HashMap<>();
    private final Map<Set<String>, List<Turn>> turns = new HashMap<>();
    private final Map<Set<String>, Pending> pending = new LinkedHashMap<>();
    private final Set<Set<String>> doubted = new HashSet<>();
    private final Set<String> followed = new HashSet<>();
    private final Map<Name, Boolean> alike = new HashMap<>();
    private final Set<Name> noted = new HashSet<>();

    /// @param known
    ///            up to when the ledger had been told when the import began
    /// @param doubts
    ///            hears, once for each pair, why two incidents stay two though the names say that they are one, and what they are called
    Identities(String system, IncidentNames names, RecordedIncidents recorded, Instant known,
            BiConsumer<String, Doubt> doubts) {
        this.system = system;
        this.names = names;
        this.recorded = recorded;
        this.known = known;
        this.doubts = doubts;
    }

    /// What a listed incident is.
    ///
    /// @param id
    ///            of the incident that is told
    /// @param others
    ///            incidents that it is by another name, which are told nothing
    /// @param duplicate
    ///            is to be merged into it; null: none
    /// @param sure
    ///            whether it can be no other
    /// @param note
    ///            that the page calls it so, too; null: the ledger knows
    record Identified(String id, Set<String> others, @Nullable String duplicate, boolean sure, @Nullable Name note) {}

    /// Two incidents that turned out to be one only behind what the ledger has.
    record Pending(String one, String other) {}

    /// @param into
    ///            is told instead
    /// @param turns
    ///            since when, and until when
    private record Union(String into, List<Turn> turns) {
        boolean holds(Instant at) {
            @Nullable Turn last = lastOf(turns, at);
            return last != null && last.merged();
        }
    }

    private static @Nullable Turn lastOf(List<Turn> turns, Instant at) {
        @Nullable Turn last = null;
        for (Turn turn : turns) {
            last = turn.recordedAt().isAfter(at) ? last : turn;
        }
        return last;
    }

    /// @param taken
    ///            incidents that the snapshot has told already
    /// @param same
    ///            whether it would be no news of an incident
    /// @param wasTold
    ///            whether an earlier import told this snapshot of an incident
    /// @return null: it can't be told from one that stands beside it
    @Nullable Identified identify(Listed listed, Instant at, Set<String> taken, Predicate<String> same,
            Predicate<String> wasTold) {
        Name surest = listed.names().getFirst();
        String chosen = follow(own(surest, listed, at), at);
        SequencedSet<String> others = new LinkedHashSet<>();
        @Nullable String duplicate = null;
        for (Name name : others(listed)) {
            @Nullable String other = stream(name, at);
            other = other == null ? null : follow(other, at);
            if (other == null || other.equals(chosen)) {
                continue;
            }
            Meeting met = meet(chosen, other, objection(surest, name, other, listed), at);
            chosen = met.told();
            duplicate = met.duplicate() == null ? duplicate : met.duplicate();
            if (met.apart()) {
                others.add(other);
            }
        }
        remember(listed);
        SequencedSet<String> candidates = candidates(chosen, others, listed, at);
        boolean sure = candidates.size() == 1 && !taken.contains(chosen);
        candidates.removeAll(taken);
        @Nullable String found = sure ? chosen : likeliest(candidates, same, wasTold, unused(surest, taken));
        if (found == null) {
            return null;
        }
        if (!found.equals(chosen)) {
            if (taken.contains(chosen)) {
                doubt(chosen, found, new Doubt(IncidentNames.SIDE_BY_SIDE, "an import joined them before"));
            }
            others.add(chosen);
            unions.remove(duplicate);
            told.put(surest, found);
        }
        others.remove(found);
        listed.names().forEach(name -> bind(name, surest, found, at));
        return new Identified(found, others, found.equals(chosen) ? duplicate : null, sure, note(listed, found, at));
    }

    private static @Nullable String likeliest(Collection<String> candidates, Predicate<String> same,
            Predicate<String> wasTold, @Nullable String otherwise) {
        return candidates.stream().filter(wasTold).findFirst()
                .or(() -> candidates.stream().filter(same).findFirst())
                .or(() -> candidates.stream().findFirst()).orElse(otherwise);
    }

    private @Nullable Doubt objection(Name surest, Name name, String other, Listed listed) {
        @Nullable Doubt objection = names.objection(system, surest, name);
        return objection == null && !isAlike(name, other, listed)
                ? new Doubt("the ledger has one from snapshots that are not here, declared at another time",
                        "the %s was not %s".formatted(name, listed.times().declaredAt()))
                : objection;
    }

    /// Whether what the ledger has under a name is this incident, as far as these snapshots tell; where they do not have that name before, it has to be declared at the same time.
    private boolean isAlike(Name name, String id, Listed listed) {
        return told.containsKey(name) || alike.computeIfAbsent(name, each -> listed.times().declaredAt()
                .equals(recorded.declaredAt(CommitIds.external(system, id))));
    }

    /// What else it is called, here or in a snapshot before.
    private Collection<Name> others(Listed listed) {
        SequencedSet<Name> others = new LinkedHashSet<>(listed.names());
        @Nullable Name partner = shown.get(listed.names().getFirst());
        if (partner != null) {
            others.add(partner);
        }
        others.remove(listed.names().getFirst());
        return others;
    }

    private void remember(Listed listed) {
        for (Name name : listed.names()) {
            @Nullable Name partner = names.partner(system, name);
            if (partner != null && listed.names().contains(partner)) {
                shown.put(name, partner);
            }
        }
    }

    private void bind(Name name, Name surest, String found, Instant at) {
        if (name.equals(surest) || Objects.equals(names.partner(system, name), surest)) {
            told.putIfAbsent(name, Objects.requireNonNullElse(stream(name, at), found));
        }
    }

    /// Where it is told by its own name, whatever was merged since.
    private String own(Name name, Listed listed, Instant at) {
        @Nullable String own = stream(name, at);
        @Nullable Name partner = own == null ? names.partner(system, name) : null;
        @Nullable String joined = partner == null ? null : stream(partner, at);
        if (own == null && partner != null && joined != null) {
            own = isAlike(partner, joined, listed) ? joined : names.idOf(system, name);
        }
        return own == null ? names.first(system, name) : own;
    }

    /// Null: nothing was told under this name up to then.
    private @Nullable String stream(Name name, Instant at) {
        @Nullable String there = told.get(name);
        if (there != null) {
            return there;
        }
        String id = names.idOf(system, name);
        if (isDeclared(id, at)) {
            followLater(id, at);
            return id;
        }
        @Nullable String noted = recorded.named(system, name, at);
        @Nullable Declared declared = noted == null ? null : recorded.declared(noted);
        if (declared == null || declared.id() == null) {
            return null;
        }
        followLater(declared.id(), at);
        return declared.id();
    }

    private boolean isDeclared(String id, Instant at) {
        @Nullable Declared declared = recorded.declared(CommitIds.external(system, id));
        return declared != null && !declared.recordedAt().isAfter(at);
    }

    /// What an import has merged, it tells of the other one, also when the snapshots that said so are not there any more.
    private void followLater(String id, Instant at) {
        @Nullable Declared declared = recorded.declared(CommitIds.external(system, id));
        if (declared == null || !declared.recordedAt().isBefore(at) || !followed.add(id)) {
            return;
        }
        List<Turn> all = recorded.turns(CommitIds.external(system, id));
        @Nullable Turn last = all.isEmpty() ? null : all.getLast();
        @Nullable Declared into = last != null && last.merged() && last.byImport()
                ? recorded.declared(last.into())
                : null;
        if (into != null && into.id() != null && last != null) {
            unions.putIfAbsent(id, new Union(into.id(), List.of(last)));
            followLater(into.id(), at);
        }
    }

    /// The incident that is told instead of one at that time.
    String follow(String id, Instant at) {
        Set<String> passed = new HashSet<>();
        String next = id;
        while (passed.add(next)) {
            @Nullable Union union = unions.get(next);
            next = union != null && union.holds(at) ? union.into() : next;
        }
        return next;
    }

    /// @param duplicate
    ///            is to be merged into the told one; null: it is already, or can't be
    /// @param apart
    ///            both stay
    private record Meeting(String told, @Nullable String duplicate, boolean apart) {}

    /// Two incidents of the ledger that are one, as the names say.
    ///
    /// @param objection
    ///            why they say nothing; null: they do
    private Meeting meet(String chosen, String other, @Nullable Doubt objection, Instant at) {
        Set<String> pair = Set.of(chosen, other);
        List<Turn> between = turns.computeIfAbsent(pair, both -> recorded.turnsBetween(
                CommitIds.external(system, chosen), CommitIds.external(system, other)));
        if (!between.isEmpty()) {
            Turn last = between.getLast();
            boolean mine = last.duplicate().equals(CommitIds.external(system, chosen));
            unions.put(mine ? chosen : other, new Union(mine ? other : chosen, between));
        }
        @Nullable Turn last = lastOf(between, at);
        if (last != null && last.merged()) {
            return new Meeting(follow(chosen, at), null, false);
        }
        if (objection != null) {
            doubt(chosen, other, objection);
            return new Meeting(chosen, null, true);
        }
        if (!between.isEmpty()) {
            if (last != null) {
                doubt(chosen, other, new Doubt("their merge was undone", last.recordedAt().toString()));
            }
            return new Meeting(chosen, null, true);
        }
        if (at.isBefore(known)) {
            pending.put(pair, new Pending(chosen, other));
            return new Meeting(chosen, null, true);
        }
        return merge(chosen, other, at);
    }

    private Meeting merge(String one, String other, Instant at) {
        String first = isEarlier(one, other) ? one : other;
        String later = first.equals(one) ? other : one;
        pending.remove(Set.of(one, other));
        if (isWithdrawn(one, other)) {
            return new Meeting(one, null, true);
        }
        unions.put(later, new Union(first, List.of(new Turn(CommitIds.external(system, later),
                CommitIds.external(system, first), true, true, at, Long.MAX_VALUE))));
        return new Meeting(first, later, false);
    }

    /// Whether people cancelled one of them or merged it into a third, or the ledger refused to merge them.
    private boolean isWithdrawn(String one, String other) {
        for (String id : List.of(one, other)) {
            @Nullable Withdrawn withdrawn = doubted.contains(Set.of(one, other))
                    ? null
                    : recorded.withdrawn(CommitIds.external(system, id));
            if (withdrawn != null && !withdrawn.byImport()) {
                doubt(one, other, new Doubt("people cancelled one of them or merged it into a third",
                        id + " " + withdrawn.words()));
            }
        }
        return doubted.contains(Set.of(one, other));
    }

    private boolean isEarlier(String one, String other) {
        return position(one) <= position(other);
    }

    private long position(String id) {
        @Nullable Declared declared = recorded.declared(CommitIds.external(system, id));
        return declared == null ? Long.MAX_VALUE : declared.position();
    }

    /// The ledger refused to merge an incident.
    void stayApart(String duplicate, String into, String why) {
        unions.remove(duplicate);
        doubt(duplicate, into, new Doubt("the ledger does not merge them", why));
    }

    private void doubt(String one, String other, Doubt why) {
        if (doubted.add(Set.of(one, other))) {
            doubts.accept(one + " and " + other, why);
        }
    }

    /// What it may have been told of by imports that did not know all of these snapshots, the likeliest first.
    private SequencedSet<String> candidates(String chosen, Set<String> others, Listed listed, Instant at) {
        SequencedSet<String> candidates = new LinkedHashSet<>(List.of(chosen));
        if (!at.isAfter(known)) {
            candidates.addAll(others);
            for (Name name : listed.names()) {
                for (String id : List.of(names.idOf(system, name), name.value())) {
                    if (isDeclared(id, at)) {
                        candidates.add(follow(id, at));
                    }
                }
            }
        }
        return candidates;
    }

    private @Nullable String unused(Name surest, Set<String> taken) {
        String id = names.idOf(system, surest);
        return taken.contains(id) ? null : id;
    }

    private @Nullable Name note(Listed listed, String found, Instant at) {
        Name surest = listed.names().getFirst();
        String own = names.idOf(system, surest);
        @Nullable Name partner = names.partner(system, surest);
        boolean plain = at.isBefore(known) || partner == null || !listed.names().contains(partner)
                || found.equals(own) || isDeclared(own, at) || recorded.named(system, surest, at) != null;
        return !plain && noted.add(surest) ? surest : null;
    }

    /// Incidents that are one and could not be merged in the place of the snapshot that says so, the first of each pair first.
    List<Identified> due(Instant at) {
        List<Identified> due = new ArrayList<>();
        for (Pending pair : List.copyOf(pending.values())) {
            Meeting met = merge(pair.one(), pair.other(), at);
            if (met.duplicate() != null) {
                due.add(new Identified(met.told(), Set.of(), met.duplicate(), true, null));
            }
        }
        return due;
    }
}
