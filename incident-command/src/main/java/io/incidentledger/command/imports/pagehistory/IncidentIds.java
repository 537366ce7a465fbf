package io.incidentledger.command.imports.pagehistory;

import java.time.Instant;
import java.util.List;

import io.incidentledger.command.imports.pagehistory.PageSnapshot.Listed;
import io.incidentledger.command.imports.pagehistory.PageSnapshot.Name;
import io.incidentledger.command.imports.pagehistory.RecordedIncidents.Known;
import org.jspecify.annotations.Nullable;

/// Under which id the ledger has an incident that a page calls by a name: it reads as the name does, with the field
/// before it where something else has that. So a number 7 and an id 7 are two. Not thread-safe; blocks.
final class IncidentIds {
    private final PageIncidentNames.OfPage series;
    private final RecordedIncidents recorded;
    private final RecordedNames noted;
    private final RecordedMerges merges;
    private final CurrentNames inUse;
    private final ImportDoubts importDoubts;

    IncidentIds(PageIncidentNames.OfPage series, RecordedIncidents recorded, RecordedNames noted, RecordedMerges merges,
            CurrentNames inUse, ImportDoubts importDoubts) {
        this.series = series;
        this.recorded = recorded;
        this.noted = noted;
        this.merges = merges;
        this.inUse = inUse;
        this.importDoubts = importDoubts;
    }

    static boolean isSurest(Name name) {
        return name.field().equals(PageParsing.NAMING.getFirst());
    }

    static boolean isNumeric(String id) {
        return id.chars().allMatch(Character::isDigit);
    }

    /// The id with the field before it.
    static String further(Name name, String id) {
        return name.field() + ":" + id;
    }

    /// @param listed
    ///            what is called so; null: that is not known
    String of(Name name, @Nullable Listed listed, Instant present) {
        if (isAnothers(name, listed, present)) {
            importDoubts.readsLikeAnother(name);
            return further(name, name.value());
        }
        return name.value();
    }

    /// The incident that was declared by a name; null: there is none.
    @Nullable Known declared(Name name, @Nullable Listed listed, Instant present) {
        return recorded.declared(of(name, listed, present));
    }

    /// Whether the incident whose id reads like a name is called so in another field. What former releases wrote goes
    /// on.
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
        if (recorded.declared(id) == null || listed != null && recorded.wasTold(id, listed, present)) {
            return false;
        }
        boolean called = noted.hasNote(id, name.field())
                || PageParsing.NAMING.stream().anyMatch(field -> isNoted(new Name(field, id), id));
        return called || isSurest(name) && isNumeric(id) && listed != null
                && !recorded.isAlike(id, listed, present, true);
    }

    /// Whether a lesser name alone is called of an incident that has nothing in common with what the ledger has under
    /// it, where others are called so, too, or where that has a surer name or was merged.
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

    /// Whether a name was noted at an incident, and taken back or not.
    boolean isNoted(Name name, String id) {
        @Nullable Known known = noted.noted(name);
        return known != null && known.id().equals(id);
    }

    /// Whether nothing but a lesser name of an incident is known, beside that by which the ledger has it.
    boolean hasNoSureName(String id) {
        return inUse.names(id).stream().noneMatch(IncidentIds::isSurest)
                && !noted.hasNote(id, PageParsing.NAMING.getFirst());
    }

    /// The name by which an incident was declared, as far as its id and what is noted tell: digits alone are a number.
    Name ownName(String id) {
        for (String field : PageParsing.NAMING) {
            if (id.startsWith(field + ":")) {
                return new Name(field, id.substring(field.length() + 1));
            }
        }
        @Nullable Name own = inUse.own(id);
        if (own != null) {
            return own;
        }
        Name sure = new Name(PageParsing.NAMING.getFirst(), id);
        return isNumeric(id) && !isNoted(sure, id) ? new Name(PageParsing.NAMING.getLast(), id) : sure;
    }

    /// Whether an incident is called otherwise than by a name, in the name's field.
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
