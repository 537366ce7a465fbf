package io.incidentledger.command.imports.pagehistory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.incidentledger.command.imports.pagehistory.AmbiguityReporter.Ours;
import io.incidentledger.command.imports.pagehistory.PageIncidentLookup.Known;
import io.incidentledger.command.imports.pagehistory.PageSnapshot.Listed;
import io.incidentledger.command.imports.pagehistory.PageSnapshot.Name;
import io.incidentledger.events.MergeLinks;
import org.jspecify.annotations.Nullable;

/// Matches the incidents of a page with those of the ledger. An incident that the ledger has under one of its names is
/// continued, whatever else the snapshots of an import say. A new incident gets the name that the series had first.
/// Where people merged two incidents, the surviving one is updated. Two incidents are never combined: if names are
/// ambiguous, there are two incidents, and that is reported. Not thread-safe; blocks.
final class PageIncidentMatcher {
    private static final Comparator<Name> SUREST_FIRST = Comparator
            .<Name>comparingInt(name -> PageParser.NAMING.indexOf(name.field())).thenComparing(Name::value);

    private final PageIncidentNames.OfPage series;
    private final PageIncidentLookup recorded;
    private final NotedNameReader noted;
    private final RecordedMergeReader merges;
    private final SnapshotNameUses inUse;
    private final PageIncidentIdResolver ids;
    private final AmbiguityReporter ambiguityReporter;
    /// Names under which incidents continue as another one, since a snapshot had both names; not noted yet.
    private final Map<Name, Known> shown = new HashMap<>();
    /// Names of incidents that differ from the one that the ledger has under their other name.
    private final Set<Name> unsure = new HashSet<>();
    /// Which incident of the current snapshot has an id.
    private final Map<String, Name> taken = new HashMap<>();
    /// The incidents of the current snapshot, in all its lists so far.
    private final List<Asked> beside = new ArrayList<>();
    private Instant present = Instant.MIN;

    /// @param inUse receives the names that the snapshots use for the incidents
    PageIncidentMatcher(PageIncidentNames.OfPage series, PageIncidentLookup recorded, NotedNameReader noted,
            RecordedMergeReader merges,
            SnapshotNameUses inUse, PageIncidentIdResolver ids, AmbiguityReporter ambiguityReporter) {
        this.series = series;
        this.recorded = recorded;
        this.noted = noted;
        this.merges = merges;
        this.inUse = inUse;
        this.ids = ids;
        this.ambiguityReporter = ambiguityReporter;
    }

    /// An incident of a snapshot.
    ///
    /// @param other its other name; null: it has none, or that is ambiguous
    private record Asked(Name name, @Nullable Name other, Listed listed) {
        List<Name> names() {
            return Stream.of(name, other).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
        }

        String words() {
            return names().stream().map(Name::toString).collect(Collectors.joining(" and "));
        }
    }

    /// Returns the ids of the incidents that a snapshot lists, in their order. Each id is assigned once, independently
    /// of that order.
    List<String> identify(List<Listed> incidents, Instant at) {
        if (!at.equals(present)) {
            present = at;
            taken.clear();
            beside.clear();
        }
        List<Asked> requested = incidents.stream().map(this::requested).toList();
        beside.addAll(requested);
        List<Integer> order = IntStream.range(0, requested.size()).boxed()
                .sorted(Comparator.comparing(i -> requested.get(i).name(), SUREST_FIRST)).toList();
        @Nullable String[] found = new String[requested.size()];
        for (int i : order) {
            found[i] = take(requested.get(i), byOwnName(requested.get(i)));
        }
        for (int i : order) {
            String id = found[i];
            found[i] = id != null ? id : byOtherNames(requested.get(i));
        }
        return Stream.of(found).map(Objects::requireNonNull).toList();
    }

    private Asked requested(Listed listed) {
        Name name = listed.names().getFirst();
        @Nullable Name partner = series.partner(name);
        for (Name other : listed.names().subList(1, listed.names().size())) {
            @Nullable String contradiction = series.contradiction(name, other);
            if (contradiction != null) {
                ambiguityReporter.contradicted(name, other, contradiction);
            }
        }
        return new Asked(name, partner, listed);
    }

    /// Whether it is ambiguous which incident this is, so that an earlier import may have recorded it elsewhere. Former
    /// releases did not follow every merge. Where people merged incidents that the page lists separately, the names of
    /// one pass to others; and a name whose note they revoked is not noted again. For all of these the result of an
    /// import depends on which snapshots it has.
    boolean isDoubtful(Listed listed) {
        Asked requested = requested(listed);
        return requested.other() == null && !series.others(requested.name()).isEmpty()
                || unsure.contains(requested.name()) || ids.isAnothers(requested.name(), listed, present)
                || requested.names().stream().anyMatch(this::isTakenBack)
                || requested.names().stream().flatMap(name -> known(name, listed))
                        .anyMatch(id -> merges.wasMergedOrAbsorbed(id, present));
    }

    private boolean isTakenBack(Name name) {
        @Nullable Known known = noted.noted(name);
        return known != null && noted.isTakenBack(known.id(), name.field(), present);
    }

    /// Null: the ledger has no incident that was declared under the name, or another one continues in its place.
    private @Nullable Known byOwnName(Asked requested) {
        @Nullable Known own = declared(requested);
        return own == null || instead(requested.name(), own) != null ? null : own;
    }

    private @Nullable Known declared(Asked requested) {
        return born(ids.declared(requested.name(), requested.listed(), present));
    }

    private @Nullable Known born(@Nullable Known known) {
        return known == null || known.since().isAfter(present) ? null : known;
    }

    private String byOtherNames(Asked requested) {
        @Nullable Known own = declared(requested);
        @Nullable Known instead = instead(requested.name(), own);
        @Nullable String id = take(requested, instead);
        if (id == null && instead != null) {
            ambiguityReporter.standsBeside(requested.name(), recorded.incidentId(instead.id()));
            id = take(requested, own);
        }
        if (id != null) {
            return id;
        }
        @Nullable Known others = requested.other() == null ? null : ids.declared(requested.other(), requested.listed(), present);
        boolean another = others != null && isAnother(others.id(), requested);
        id = another ? null : take(requested, born(others));
        return id != null ? id : takeNew(requested, another);
    }

    private String takeNew(Asked requested, boolean another) {
        Name name = requested.other() != null && !another && series.isBefore(requested.other(), requested.name())
                ? requested.other()
                : requested.name();
        @Nullable String id = take(requested, new Known(ids.of(name, requested.listed(), present), present));
        String further = ids.of(requested.name(), requested.listed(), present);
        while (id == null) {
            id = take(requested, new Known(further, present));
            further = PageIncidentIdResolver.further(requested.name(), further);
        }
        return id;
    }

    /// Whether an incident that has the other name is a different one: it has another name in the same field, or the
    /// two have nothing in common.
    private boolean isAnother(String id, Asked requested) {
        boolean mine = ids.isNoted(requested.name(), id) && !noted.isTakenBack(id, requested.name().field(), present);
        boolean called = noted.hasNote(id, requested.name().field()) && !mine;
        boolean another = called || !mine && !recorded.isAlike(id, requested.listed(), present, false);
        if (another) {
            unsure.add(requested.name());
            ambiguityReporter.another(requested.name(), requested.words(), recorded.incidentId(id), called
                    ? "which has another " + requested.name().field()
                    : "which has nothing else in common with it");
        }
        return another;
    }

    /// Returns the incident for which a name was noted and that continues in place of the one that was declared under
    /// the name; null: there is none.
    private @Nullable Known instead(Name name, @Nullable Known own) {
        @Nullable Known known = noted.noted(name);
        @Nullable Known here = shown.get(name);
        if (known == null || here != null && here.since().isBefore(known.since())) {
            known = here;
        }
        if (known == null || noted.isTakenBack(known.id(), name.field(), present)) {
            return null;
        }
        boolean later = own == null || !known.since().isBefore(own.since()) && known.since().isBefore(present)
                && !merges.areParted(own.id(), known.id(), present);
        return later ? known : null;
    }

    /// Null: there is no such incident, or it is assigned to another one of the snapshot.
    private @Nullable String take(Asked requested, @Nullable Known known) {
        if (known == null) {
            return null;
        }
        String survivor = survivor(known.id(), requested);
        String id = isFree(survivor, requested) ? survivor : known.id();
        if (!isFree(id, requested)) {
            return null;
        }
        taken.put(id, requested.name());
        use(id, requested);
        return id;
    }

    /// The same incident may also be in another list of the snapshot.
    private boolean isFree(String id, Asked requested) {
        return taken.getOrDefault(id, requested.name()).equals(requested.name());
    }

    /// Where people merged incidents that are one on the page, returns the one that survives.
    private String survivor(String id, Asked requested) {
        return MergeLinks.survivor(id, duplicate -> {
            @Nullable String into = recorded.declared(duplicate) == null ? null : merges.mergedInto(duplicate, present);
            return into == null || isListedBeside(into, requested) || !isOne(duplicate, into, requested) ? null : into;
        });
    }

    /// Whether the snapshot lists another incident by the name under which the ledger has this one, among others or
    /// not.
    private boolean isListedBeside(String id, Asked requested) {
        return beside.stream().filter(other -> !other.name().equals(requested.name()))
                .anyMatch(other -> Stream.concat(other.names().stream(), other.listed().names().stream())
                        .anyMatch(name -> ids.of(name, other.listed(), present).equals(id)));
    }

    /// Whether two merged incidents are one incident of the page and not duplicates on it: the page says so, or nothing
    /// on it contradicts that.
    private boolean isOne(String id, String into, Asked requested) {
        Stream<@Nullable Known> byNames = requested.names().stream()
                .flatMap(name -> Stream.of(ids.declared(name, requested.listed(), present), noted.noted(name)));
        return byNames.anyMatch(known -> known != null && known.id().equals(into))
                || PageParser.NAMING.stream()
                        .anyMatch(field -> ids.isNoted(new Name(field, id), into)
                                || ids.isNoted(new Name(field, into), id))
                || mayBeOne(id, into, requested);
    }

    /// Numbers are reused: an incident that has only a number must have something in common with one of the two.
    private boolean mayBeOne(String id, String into, Asked requested) {
        if (requested.names().stream().noneMatch(PageIncidentIdResolver::isSurest)
                && Stream.of(id, into).noneMatch(each -> recorded.isAlike(each, requested.listed(), present, false))) {
            return false;
        }
        boolean otherwise = Stream.concat(Stream.of(ids.ownName(id)), requested.names().stream())
                .anyMatch(name -> ids.isCalledOtherwise(into, name, present) || contradicts(name, ids.ownName(into)));
        boolean noteEach = PageParser.NAMING.stream()
                .anyMatch(field -> ids.hasNote(id, field, present) && ids.hasNote(into, field, present));
        return !otherwise && !noteEach && !recorded.wereListedTogether(id, into, present);
    }

    /// Whether two names can't belong to one incident: the snapshots contradict each other, or one of them occurs
    /// together with another name of the other's field.
    private boolean contradicts(Name one, Name other) {
        return series.contradiction(one, other) != null || series.others(other).stream()
                .anyMatch(partner -> partner.field().equals(one.field()) && !partner.equals(one));
    }

    private void use(String id, Asked requested) {
        @Nullable Name own = requested.names().stream()
                .filter(name -> ids.of(name, requested.listed(), present).equals(id)).findFirst().orElse(null);
        inUse.record(id, own, Set.copyOf(requested.listed().names()));
        for (Name name : requested.names().stream().filter(requested.listed().names()::contains).toList()) {
            @Nullable Known other = born(ids.declared(name, requested.listed(), present));
            if (other == null || other.id().equals(id)) {
                inUse.call(id, name);
            } else if (areMerged(id, other.id()) || !merges.areParted(id, other.id(), present)
                    && !(name.equals(requested.other()) && isAnother(other.id(), requested))) {
                inUse.call(id, name);
                goOn(id, other, name, requested);
            }
        }
    }

    private boolean areMerged(String one, String other) {
        return one.equals(merges.mergedInto(other, present)) || other.equals(merges.mergedInto(one, present));
    }

    /// Handles a name under which another incident was declared: that one remains as it is.
    private void goOn(String id, Known other, Name name, Asked requested) {
        shown.putIfAbsent(name, new Known(id, present));
        if (!merges.areParted(id, other.id(), Instant.MAX)) {
            ambiguityReporter.two(requested.words(), ours(id), ours(other.id()));
        }
    }

    private Ours ours(String id) {
        String survivor = merges.survivor(id);
        return new Ours(recorded.incidentId(id), survivor, recorded.isCancelled(survivor));
    }

    /// Returns the incidents that are not missing while an incident is listed: those with its surest name, and those
    /// that the ledger has under one of its lesser names only. Pages reuse numbers, so an incident that has an id is
    /// missing when its id is, whichever incident has its number now.
    Set<String> related(Listed listed) {
        Set<String> related = new HashSet<>();
        for (Name name : listed.names()) {
            if (PageIncidentIdResolver.isSurest(name)) {
                series.others(name).forEach(lesser -> known(lesser, null).filter(ids::hasNoSureName)
                        .forEach(related::add));
                known(name, listed).forEach(related::add);
            } else {
                known(name, name.equals(listed.names().getFirst()) ? listed : null).filter(ids::hasNoSureName)
                        .forEach(related::add);
            }
        }
        return related;
    }

    private Stream<String> known(Name name, @Nullable Listed listed) {
        return Stream.of(ids.declared(name, listed, present), instead(name, null)).filter(Objects::nonNull)
                .map(known -> Objects.requireNonNull(known).id());
    }
}
