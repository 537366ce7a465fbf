package io.incidentledger.command.imports.pagehistory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.incidentledger.command.imports.pagehistory.PageSnapshot.Listed;
import io.incidentledger.command.imports.pagehistory.PageSnapshot.Name;
import io.incidentledger.command.imports.pagehistory.RecordedIncidents.Known;
import io.incidentledger.command.incident.IncidentCommand.AddTimelineEntry;
import io.incidentledger.command.pipeline.CommandContext;
import org.jspecify.annotations.Nullable;

/// Which incidents of the ledger a page means. An incident that the ledger has by one of its names goes on, whatever the snapshots of an import say otherwise; what is
/// new gets the name that the series had first. Two incidents are never made one: where names are in doubt there are two, and that is told. Not thread-safe; blocks.
final class Identities {
    private static final Comparator<Name> SUREST_FIRST = Comparator
            .<Name>comparingInt(name -> PageParsing.NAMING.indexOf(name.field())).thenComparing(Name::value);

    private final String system;
    private final IncidentNames series;
    private final RecordedIncidents recorded;
    private final UnaryOperator<String> display;
    private final Instant first;
    private final BiConsumer<String, String> doubts;
    private final Set<Object> doubted = new HashSet<>();
    /// The incidents that the page has told of, by id.
    private final Map<String, Use> told = new LinkedHashMap<>();
    /// Names of incidents that go on as another one, since a snapshot had both names; not noted yet.
    private final Map<Name, Known> shown = new HashMap<>();
    /// What is no incident that the ledger has by the other name.
    private final Set<Name> unsure = new HashSet<>();
    /// Which incident of the present snapshot has an id.
    private final Map<String, Name> taken = new HashMap<>();
    private Instant present = Instant.MIN;

    /// @param display
    ///            what people call an incident of the ledger
    /// @param first
    ///            when the first snapshot was taken
    /// @param doubts
    ///            hears, once for each, of incidents that may be one and stay two: what kind of doubt, and in words
    Identities(String system, IncidentNames series, RecordedIncidents recorded,
            UnaryOperator<String> display, Instant first, BiConsumer<String, String> doubts) {
        this.system = system;
        this.series = series;
        this.recorded = recorded;
        this.display = display;
        this.first = first;
        this.doubts = doubts;
    }

    /// How an incident of the ledger is called by the snapshots.
    ///
    /// @param own
    ///            by which the ledger knows it; null: by none of the snapshots'
    private record Use(@Nullable Name own, SequencedSet<Name> names, Set<Set<Name>> shapes) {}

    /// A name that is to be noted at an incident.
    record Note(String id, Name name) {}

    /// An incident of a snapshot.
    ///
    /// @param other
    ///            what it is called, too; null: nothing, or that is in doubt
    private record Asked(Name name, @Nullable Name other, Listed listed) {
        List<Name> names() {
            return Stream.of(name, other).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
        }

        String words() {
            return names().stream().map(Name::toString).collect(Collectors.joining(" and "));
        }
    }

    /// The ids of the incidents that a snapshot lists, in their order; each is given once, whichever order that is.
    List<String> identify(List<Listed> incidents, Instant at) {
        if (!at.equals(present)) {
            present = at;
            taken.clear();
        }
        List<Asked> asked = incidents.stream().map(this::asked).toList();
        List<Integer> order = IntStream.range(0, asked.size()).boxed()
                .sorted(Comparator.comparing(i -> asked.get(i).name(), SUREST_FIRST)).toList();
        @Nullable String[] ids = new String[asked.size()];
        for (int i : order) {
            ids[i] = take(asked.get(i), byOwnName(asked.get(i)));
        }
        for (int i : order) {
            String id = ids[i];
            ids[i] = id != null ? id : byOtherNames(asked.get(i));
        }
        return Stream.of(ids).map(Objects::requireNonNull).toList();
    }

    private Asked asked(Listed listed) {
        Name name = listed.names().getFirst();
        @Nullable Name partner = series.partner(system, name);
        for (Name other : listed.names().subList(1, listed.names().size())) {
            @Nullable String contradiction = series.contradiction(system, name, other);
            if (contradiction != null) {
                doubt(Set.of(name, other), "what is called %s and %s is told of the %s alone: %s", name, other, name,
                        contradiction);
            }
        }
        return new Asked(name, partner, listed);
    }

    private void doubt(Object about, String words, Object... names) {
        if (doubted.add(about)) {
            doubts.accept(words, words.formatted(names));
        }
    }

    /// Whether it is in doubt what an incident is, so that an earlier import may have told it elsewhere.
    boolean isDoubtful(Listed listed) {
        Asked asked = asked(listed);
        return asked.other() == null && !series.others(system, asked.name()).isEmpty()
                || unsure.contains(asked.name()) || isAnothers(asked.name(), listed);
    }

    /// Null: the ledger has none that was declared by it, or another one goes on instead.
    private @Nullable Known byOwnName(Asked asked) {
        @Nullable Known own = born(declaredAs(asked.name(), asked.listed()));
        return own == null || instead(asked.name(), own) != null ? null : own;
    }

    private String byOtherNames(Asked asked) {
        @Nullable Known own = born(declaredAs(asked.name(), asked.listed()));
        @Nullable Known instead = instead(asked.name(), own);
        @Nullable String id = take(asked, instead);
        if (id == null && instead != null) {
            doubt(asked.name(), "what is called %s was taken for the ledger's %s, which stands beside it now",
                    asked.name(), display.apply(recorded.incidentId(instead.id())));
            id = take(asked, own);
        }
        if (id != null) {
            return id;
        }
        @Nullable Known others = asked.other() == null ? null : declaredAs(asked.other(), asked.listed());
        boolean another = others != null && isAnother(others.id(), asked);
        id = another ? null : take(asked, born(others));
        return id != null ? id : takeNew(asked, another);
    }

    private String takeNew(Asked asked, boolean another) {
        Name name = asked.other() != null && !another && series.isBefore(system, asked.other(), asked.name())
                ? asked.other()
                : asked.name();
        @Nullable String id = take(asked, new Known(idOf(name, asked.listed()), present));
        String further = idOf(asked.name(), asked.listed());
        while (id == null) {
            id = take(asked, new Known(further, present));
            further = asked.name().field() + ":" + further;
        }
        return id;
    }

    /// Whether an incident that has the other name is none that is called so: it is called otherwise, or has nothing in common with it.
    private boolean isAnother(String id, Asked asked) {
        @Nullable Known noted = recorded.noted(asked.name());
        boolean mine = noted != null && noted.id().equals(id)
                && !recorded.isTakenBack(id, asked.name().field(), present);
        boolean called = recorded.hasNote(id, asked.name().field()) && !mine;
        boolean another = called || !mine && !recorded.isAlike(id, asked.listed(), present, false);
        if (another) {
            unsure.add(asked.name());
            doubt(List.of(id, asked.name()), "what is called %s is another incident than the ledger's %s, %s",
                    asked.words(), display.apply(recorded.incidentId(id)),
                    called
                            ? "which has another " + asked.name().field()
                            : "with which it has nothing else in common");
        }
        return another;
    }

    private @Nullable Known born(@Nullable Known known) {
        return known == null || known.since().isAfter(present) ? null : known;
    }

    /// The incident that was declared by a name; null: there is none.
    private @Nullable Known declaredAs(Name name, @Nullable Listed listed) {
        return recorded.declared(idOf(name, listed));
    }

    /// A number 7 and an id 7 are two; the one that comes later has its field in the id.
    private String idOf(Name name, @Nullable Listed listed) {
        boolean anothers = isAnothers(name, listed);
        if (anothers) {
            doubt(name.toString(), "the %s is not the incident that the ledger has under %s, and is told under %s:%s",
                    name, name.value(), name.field(), name.value());
        }
        return anothers ? name.field() + ":" + name.value() : name.value();
    }

    /// Whether the incident whose id reads like a name is called so in another field. What former releases wrote goes on.
    ///
    /// @param listed
    ///            what is called so; null: that is not known
    private boolean isAnothers(Name name, @Nullable Listed listed) {
        String id = name.value();
        @Nullable Known mine = recorded.noted(name);
        @Nullable Use use = told.get(id);
        if (mine != null && mine.id().equals(id)) {
            return false;
        }
        if (isUsedAgain(name, id, listed)) {
            return true;
        }
        if (use != null && use.own() != null) {
            return !use.own().equals(name) && !use.own().equals(series.partner(system, name));
        }
        if (recorded.declared(id) == null || listed != null && recorded.wasTold(id, listed, present)) {
            return false;
        }
        boolean called = recorded.hasNote(id, name.field()) || PageParsing.NAMING.stream()
                .map(field -> recorded.noted(new Name(field, id)))
                .anyMatch(noted -> noted != null && noted.id().equals(id));
        return called
                || isSurest(name) && isNumeric(id) && listed != null && !recorded.isAlike(id, listed, present, true);
    }

    /// Whether a lesser name alone is called of an incident that has nothing in common with what the ledger has under it, where others are called so, too, or that has a surer name.
    private boolean isUsedAgain(Name name, String id, @Nullable Listed listed) {
        return !isSurest(name) && listed != null && listed.names().equals(List.of(name))
                && (!hasNoSureName(id) || !series.others(system, name).isEmpty())
                && recorded.declared(id) != null && !recorded.isAlike(id, listed, present, false);
    }

    private static boolean isSurest(Name name) {
        return name.field().equals(PageParsing.NAMING.getFirst());
    }

    private static boolean isNumeric(String id) {
        return id.chars().allMatch(Character::isDigit);
    }

    /// The incident at which a name was noted and that goes on instead of the one that was declared by it; null: there is none.
    private @Nullable Known instead(Name name, @Nullable Known own) {
        @Nullable Known noted = recorded.noted(name);
        @Nullable Known here = shown.get(name);
        if (noted == null || here != null && here.since().isBefore(noted.since())) {
            noted = here;
        }
        if (noted == null || recorded.isTakenBack(noted.id(), name.field(), present)) {
            return null;
        }
        boolean later = own == null || !noted.since().isBefore(own.since()) && noted.since().isBefore(present)
                && !recorded.areParted(own.id(), noted.id(), present);
        return later ? noted : null;
    }

    /// Null: there is no such incident, or another one of the snapshot is this one.
    private @Nullable String take(Asked asked, @Nullable Known known) {
        if (known == null) {
            return null;
        }
        String survivor = survivor(known.id(), asked);
        String id = isFree(survivor, asked) ? survivor : known.id();
        if (!isFree(id, asked)) {
            return null;
        }
        taken.put(id, asked.name());
        use(id, asked);
        return id;
    }

    /// The same incident may be in another list of the snapshot, too.
    private boolean isFree(String id, Asked asked) {
        return taken.getOrDefault(id, asked.name()).equals(asked.name());
    }

    /// Where people merged both incidents of a pair, the one that goes on.
    private String survivor(String id, Asked asked) {
        @Nullable String into = recorded.declared(id) == null ? null : recorded.mergedInto(id, present);
        return into == null || !isPair(id, into, asked) ? id : into;
    }

    private boolean isPair(String id, String into, Asked asked) {
        Stream<@Nullable Known> byNames = asked.names().stream()
                .flatMap(name -> Stream.of(declaredAs(name, asked.listed()), recorded.noted(name)));
        return byNames.anyMatch(known -> known != null && known.id().equals(into))
                || PageParsing.NAMING.stream().anyMatch(field -> isNoted(field, id, into) || isNoted(field, into, id));
    }

    private boolean isNoted(String field, String value, String id) {
        @Nullable Known noted = recorded.noted(new Name(field, value));
        return noted != null && noted.id().equals(id);
    }

    private void use(String id, Asked asked) {
        @Nullable Name own = asked.names().stream().filter(name -> idOf(name, asked.listed()).equals(id)).findFirst()
                .orElse(null);
        Use use = told.computeIfAbsent(id, each -> new Use(own, new LinkedHashSet<>(), new HashSet<>()));
        use.shapes().add(Set.copyOf(asked.listed().names()));
        for (Name name : asked.names().stream().filter(asked.listed().names()::contains).toList()) {
            @Nullable Known other = born(declaredAs(name, asked.listed()));
            if (other == null || other.id().equals(id)) {
                use.names().add(name);
            } else if (!recorded.areParted(id, other.id(), present)
                    && !(name.equals(asked.other()) && isAnother(other.id(), asked))) {
                use.names().add(name);
                goOn(id, other, name, asked);
            }
        }
    }

    /// The page calls an incident by a name by which another one was declared: that one stays as it is.
    private void goOn(String id, Known other, Name name, Asked asked) {
        shown.putIfAbsent(name, new Known(id, present));
        if (!id.equals(recorded.mergedInto(other.id(), Instant.MAX))
                && !other.id().equals(recorded.mergedInto(id, Instant.MAX))
                && !recorded.areParted(id, other.id(), Instant.MAX)) {
            String stays = display.apply(recorded.incidentId(other.id()));
            String goesOn = display.apply(recorded.incidentId(id));
            doubt(Set.of(id, other.id()), "the ledger has two incidents of what is called %s: %s is told of it, and %s"
                    + " stays as it is. If they are one, revive what is cancelled and merge them: POST"
                    + " /v1/incidents/%s/merge with {\"into\": \"%s\"}", asked.words(),
                    goesOn, stays, stays.replace("#", ""), goesOn.replace("#", ""));
        }
    }

    /// What is not missing while an incident is listed: what has its surest name, and what the ledger has by one of its lesser names alone. Pages use numbers again, so
    /// an incident that has an id is missing when the id is, whoever has its number now.
    Set<String> related(Listed listed) {
        Set<String> ids = new HashSet<>();
        for (Name name : listed.names()) {
            if (isSurest(name)) {
                series.others(system, name).forEach(lesser -> known(lesser, null).filter(this::hasNoSureName)
                        .forEach(ids::add));
                known(name, listed).forEach(ids::add);
            } else {
                known(name, name.equals(listed.names().getFirst()) ? listed : null).filter(this::hasNoSureName)
                        .forEach(ids::add);
            }
        }
        return ids;
    }

    private Stream<String> known(Name name, @Nullable Listed listed) {
        return Stream.of(declaredAs(name, listed), instead(name, null)).filter(Objects::nonNull)
                .map(known -> Objects.requireNonNull(known).id());
    }

    private boolean hasNoSureName(String id) {
        @Nullable Use use = told.get(id);
        String surest = PageParsing.NAMING.getFirst();
        return (use == null || use.names().stream().noneMatch(Identities::isSurest)) && !recorded.hasNote(id, surest);
    }

    /// What a later import could not know of the ledger alone, when its snapshots have one name only.
    List<Note> notes() {
        present = Instant.MAX;
        List<Note> notes = new ArrayList<>();
        told.forEach((id, use) -> {
            Set<String> fields = new HashSet<>();
            use.names().stream().filter(name -> isWorthNoting(id, use, name) && fields.add(name.field()))
                    .forEach(name -> notes.add(new Note(id, name)));
        });
        return notes;
    }

    AddTimelineEntry command(Note note) {
        return recorded.note(note.id(), note.name());
    }

    CommandContext context(Note note) {
        return recorded.noteContext(note.name());
    }

    /// The ledger has an incident now.
    void declared(String id) {
        recorded.declaredNow(id);
    }

    /// A page that always has both names needs no note of the lesser one.
    private boolean isWorthNoting(String id, Use use, Name name) {
        @Nullable Known known = recorded.declared(id);
        if (known == null || recorded.noted(name) != null || recorded.hasNote(id, name.field())) {
            return false;
        }
        if (idOf(name, null).equals(id)) {
            return !id.equals(name.value()) || isSurest(name) && isNumeric(id)
                    || use.names().stream().filter(each -> each.value().equals(id)).count() > 1;
        }
        return isSurest(name) || use.shapes().size() > 1 || known.since().isBefore(first);
    }
}
