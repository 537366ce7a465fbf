package io.incidentledger.command.imports.pagehistory;

import java.time.Instant;
import java.util.List;

import io.incidentledger.command.imports.pagehistory.PageIncidentLookup.Known;
import io.incidentledger.command.imports.pagehistory.PageSnapshot.Listed;
import io.incidentledger.command.imports.pagehistory.PageSnapshot.Name;
import org.jspecify.annotations.Nullable;

/// Maps the name of an incident on a page to its id in the ledger: the id equals the name's value, prefixed with the
/// field where something else has that id. So a number 7 and an id 7 are two incidents. Not thread-safe; blocks.
final class PageIncidentIdResolver {
    private final PageIncidentNames.OfPage series;
    private final PageIncidentLookup recorded;
    private final NotedNameReader noted;
    private final RecordedMergeReader merges;
    private final SnapshotNameUses inUse;
    private final AmbiguityReporter ambiguityReporter;

    PageIncidentIdResolver(PageIncidentNames.OfPage series, PageIncidentLookup recorded, NotedNameReader noted,
            RecordedMergeReader merges,
            SnapshotNameUses inUse, AmbiguityReporter ambiguityReporter) {
        this.series = series;
        this.recorded = recorded;
        this.noted = noted;
        this.merges = merges;
        this.inUse = inUse;
        this.ambiguityReporter = ambiguityReporter;
    }

    static boolean isSurest(Name name) {
        return name.field().equals(PageParser.NAMING.getFirst());
    }

    static boolean isNumeric(String id) {
        return id.chars().allMatch(Character::isDigit);
    }

    /// Returns the id prefixed with the field.
    static String further(Name name, String id) {
        return name.field() + ":" + id;
    }

    /// @param listed the incident that has this name; null: not known
    String of(Name name, @Nullable Listed listed, Instant present) {
        if (isAnothers(name, listed, present)) {
            ambiguityReporter.readsLikeAnother(name);
            return further(name, name.value());
        }
        return name.value();
    }

    /// Returns the incident that was declared under a name; null: there is none.
    @Nullable Known declared(Name name, @Nullable Listed listed, Instant present) {
        return recorded.declared(of(name, listed, present));
    }

    /// Whether the incident whose id equals a name has that name in another field. Incidents that former releases
    /// recorded are continued.
    boolean isAnothers(Name name, @Nullable Listed listed, Instant present) {
        String id = name.value();
        if (isNoted(name, id)) {
            return false;
        }
        if (isUsedAgain(name, id, listed, present)) {
            return true;
        }
        @Nullable Name own = inUse.own(id);
        if (own != null) {
            return !own.equals(name) && !own.equals(series.partner(name));
        }
        if (recorded.declared(id) == null || listed != null && recorded.wasImported(id, listed, present)) {
            return false;
        }
        boolean called = noted.hasNote(id, name.field())
                || PageParser.NAMING.stream().anyMatch(field -> isNoted(new Name(field, id), id));
        return called || isSurest(name) && isNumeric(id) && listed != null
                && !recorded.isAlike(id, listed, present, true);
    }

    /// Whether a lesser name was reused. That is so if it is the listed incident's only name, the incident has nothing
    /// in common with the one that the ledger has under it, and that one has a surer name or was merged, or others have
    /// the name, too.
    private boolean isUsedAgain(Name name, String id, @Nullable Listed listed, Instant present) {
        return !isSurest(name) && listed != null && listed.names().equals(List.of(name))
                && (!hasNoSureName(id) || !series.others(name).isEmpty() || merges.isMerged(id, present))
                && recorded.declared(id) != null && !recorded.isAlike(id, listed, present, false)
                && !isAlikeToSurvivor(id, listed, present);
    }

    private boolean isAlikeToSurvivor(String id, Listed listed, Instant present) {
        String into = merges.mergedInto(id, present);
        return into != null && recorded.isAlike(into, listed, present, false);
    }

    /// Whether a name was noted for an incident, even if the note was revoked.
    boolean isNoted(Name name, String id) {
        @Nullable Known known = noted.noted(name);
        return known != null && known.id().equals(id);
    }

    /// Whether only lesser names of an incident are known, apart from the name under which the ledger has it.
    boolean hasNoSureName(String id) {
        return inUse.names(id).stream().noneMatch(PageIncidentIdResolver::isSurest)
                && !noted.hasNote(id, PageParser.NAMING.getFirst());
    }

    /// Returns the name under which an incident was declared, as far as its id and the notes show: an id of digits only
    /// is a number.
    Name ownName(String id) {
        for (String field : PageParser.NAMING) {
            if (id.startsWith(field + ":")) {
                return new Name(field, id.substring(field.length() + 1));
            }
        }
        @Nullable Name own = inUse.own(id);
        if (own != null) {
            return own;
        }
        Name sure = new Name(PageParser.NAMING.getFirst(), id);
        return isNumeric(id) && !isNoted(sure, id) ? new Name(PageParser.NAMING.getLast(), id) : sure;
    }

    /// Whether an incident has another name than this one in the name's field.
    boolean isCalledOtherwise(String id, Name name, Instant present) {
        Name own = ownName(id);
        boolean so = own.equals(name) || inUse.names(id).contains(name)
                || isNoted(name, id) && !noted.isTakenBack(id, name.field(), present);
        return !so && (own.field().equals(name.field())
                || inUse.names(id).stream().anyMatch(each -> each.field().equals(name.field()))
                || hasNote(id, name.field(), present));
    }

    boolean hasNote(String id, String field, Instant present) {
        return noted.hasNote(id, field) && !noted.isTakenBack(id, field, present);
    }
}
