package io.incidentledger.projection.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ObjLongConsumer;

import io.incidentledger.events.CorrectedEvents;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.projection.Fold;
import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.FieldCondition;
import io.incidentledger.projection.documents.IndexField;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.projection.documents.StoredViewReader;
import org.jspecify.annotations.Nullable;

/// A view of documents that each follow one incident and keep its history. It extends a plain fold to handle
/// corrections and late events. An ordinary event is folded onto the current result. A correction, or an event that
/// occurred before an event recorded earlier, causes the whole history to be folded again, with corrections applied and
/// in chronological order. The view can be read as of any position by the same steps.
///
/// @param steps compute the result from event to event
/// @param making assembles a document
/// @param view the definition that a store takes
public record HistorizedView<R, D extends Historized<R>>(Steps<R> steps, Making<R, D> making,
        DocumentViewDefinition<D> view) {

    /// Assembles a document.
    @FunctionalInterface
    public interface Making<R, D> {
        D of(R now, DocumentHistory documentHistory);
    }

    /// Determines which values a correction or a late event leaves unchanged.
    public interface Keeping<R> {

        /// @param before the result before that event
        /// @param corrected the result of all events with corrections applied
        R of(R before, R corrected, RecordedEvent event);

        /// Whether no later event will require any value to be kept. If so, several events are folded again only once,
        /// after the last of them.
        boolean settled(R before);

        /// Whether the kept values would be the same if the event, which is a correction or late, were folded as if it
        /// came last. If so, it is folded that way, and the history is folded again once, after the last event of the
        /// batch.
        ///
        /// @param target the event that is corrected, as it was recorded; null if the event corrects nothing
        boolean foldsOn(RecordedEvent event, @Nullable IncidentEvent target);

        /// The result of all events.
        ///
        /// @param before carries the values that were kept
        /// @param corrected the result of all events with corrections applied
        R over(R before, R corrected);

        /// Keeps nothing: the corrected events determine the whole result.
        static <R> Keeping<R> nothing() {
            return new Keeping<>() {
                @Override
                public R of(R before, R corrected, RecordedEvent event) {
                    return corrected;
                }

                @Override
                public boolean settled(R before) {
                    return true;
                }

                @Override
                public boolean foldsOn(RecordedEvent event, @Nullable IncidentEvent target) {
                    return true;
                }

                @Override
                public R over(R before, R corrected) {
                    return corrected;
                }
            };
        }
    }

    /// Computes results from event to event.
    ///
    /// @param fold ignores corrections; events whose chronological place makes no difference may arrive at another
    ///     place
    public record Steps<R>(Fold<R> fold, Keeping<R> keeping) {

        /// The result after further events.
        ///
        /// @param before the result before them, null if there was none
        /// @param pastBefore the history before them, null if there was none
        /// @param after the history including them
        R evolve(@Nullable R before, @Nullable DocumentHistory pastBefore, List<RecordedEvent> events,
                DocumentHistory after) {
            Folding folding = new Folding(before, pastBefore);
            events.forEach(folding::add);
            return folding.end(after);
        }

        /// The result of all events of a history.
        R all(DocumentHistory documentHistory) {
            return evolve(null, null, documentHistory.events(), documentHistory);
        }

        /// Folds several events. The history is folded again as soon as a kept value depends on it, otherwise once
        /// after all of them.
        private final class Folding {

            private @Nullable R now;
            private @Nullable DocumentHistory documentHistory;
            private boolean outdated;

            Folding(@Nullable R before, @Nullable DocumentHistory documentHistory) {
                this.now = before;
                this.documentHistory = documentHistory;
            }

            void add(RecordedEvent event) {
                R before = now;
                DocumentHistory pastBefore = documentHistory;
                DocumentHistory after = DocumentHistory.with(pastBefore, event);
                if (before == null || pastBefore == null) {
                    now = fold.evolve(before, event);
                } else if (outdated && keeping.settled(before)) {
                    now = before;
                } else if (!CorrectedEvents.isCorrection(event) && !after.endsLate(pastBefore, event)) {
                    now = fold.evolve(before, event);
                } else if (keeping.settled(before)) {
                    outdated = true;
                } else if (keeping.foldsOn(event, after.target(event))) {
                    now = keeping.of(before, fold.evolve(before, event), event);
                    outdated = true;
                } else {
                    now = keeping.of(before, all(after.corrected()), event);
                    outdated = false;
                }
                documentHistory = after;
            }

            R end(DocumentHistory after) {
                R last = Objects.requireNonNull(now, "a past is never empty");
                return outdated ? keeping.over(last, all(after.corrected())) : last;
            }
        }

        /// Passes the result after each event of a history to `step`, with the event's position; returns the result of
        /// all of them.
        R each(DocumentHistory documentHistory, ObjLongConsumer<R> step) {
            List<RecordedEvent> events = documentHistory.events();
            @Nullable R now = null;
            Instant latest = Instant.MIN;
            for (int i = 0; i < events.size(); i++) {
                RecordedEvent event = events.get(i);
                if (now == null || CorrectedEvents.canBeFoldedOn(event, latest)) {
                    now = fold.evolve(now, event);
                    latest = CorrectedEvents.latest(latest, event);
                } else {
                    List<RecordedEvent> correctedEvents = CorrectedEvents.corrected(events.subList(0, i + 1));
                    now = keeping.of(now, all(correctedEvents), event);
                    latest = CorrectedEvents.latest(correctedEvents);
                }
                step.accept(now, event.position());
            }
            return Objects.requireNonNull(now, "a past is never empty");
        }

        private R all(List<RecordedEvent> correctedEvents) {
            @Nullable R now = null;
            for (RecordedEvent event : correctedEvents) {
                now = fold.evolve(now, event);
            }
            return Objects.requireNonNull(now, "a declaration is never retracted");
        }
    }

    /// @param fields read from the result of the fold
    public static <R, D extends Historized<R>> HistorizedView<R, D> of(String name, int version,
            Class<D> documentType,
            Steps<R> steps, Making<R, D> making, List<IndexField<R>> fields) {
        List<IndexField<D>> all = new ArrayList<>();
        fields.forEach(field -> all.add(new IndexField<>(field.name(), field.kind(), field.indexed(),
                document -> field.value().apply(document.now()))));
        all.add(IndexField.<D>number(IndexField.BEGAN, document -> document.past().began()).unindexed());
        all.add(IndexField.<D>number(IndexField.POSITION, document -> document.past().position()).unindexed());
        Fold<D> remembering = new Fold<>() {
            @Override
            public D evolve(@Nullable D before, RecordedEvent event) {
                return evolveAll(before, List.of(event));
            }

            @Override
            public D evolveAll(@Nullable D before, List<RecordedEvent> events) {
                @Nullable DocumentHistory pastBefore = before == null ? null : before.past();
                @Nullable DocumentHistory documentHistory = pastBefore;
                for (RecordedEvent event : events) {
                    documentHistory = DocumentHistory.with(documentHistory, event);
                }
                DocumentHistory after = Objects.requireNonNull(documentHistory, "there is at least one event");
                return making.of(steps.evolve(before == null ? null : before.now(), pastBefore, events, after), after);
            }
        };
        return new HistorizedView<>(steps, making,
                new DocumentViewDefinition<>(name, version, documentType, RecordedEvent::incidentId, remembering, all));
    }

    /// The documents as of a position.
    ///
    /// @param position not above the position of the documents
    public StoredViewReader<D> asOf(StoredViewReader<D> storedViewReader, long position) {
        return new AsOfDocuments<>(this, storedViewReader, position);
    }

    /// A document as of a position; null if its incident did not exist yet.
    @Nullable StoredDocument<D> asOf(StoredDocument<D> document, long position) {
        if (document.position() <= position) {
            return document;
        }
        DocumentHistory documentHistory = document.content().past().upTo(position);
        return documentHistory == null
                ? null
                : new StoredDocument<>(document.id(), documentHistory.position(),
                        making.of(steps.all(documentHistory), documentHistory));
    }

    /// Passes the result of the fold after each event up to a position to `step`, in order, with the event's position.
    public void replay(D document, long upTo, ObjLongConsumer<R> step) {
        DocumentHistory documentHistory = document.past().upTo(upTo);
        if (documentHistory != null) {
            steps.each(documentHistory, step);
        }
    }

    /// Selects documents that have not changed since a position.
    static FieldCondition unchangedSince(long position) {
        return new FieldCondition.Range(IndexField.POSITION, null, position + 1);
    }

    /// Selects documents that existed at a position and have changed since. A document that is being changed
    /// concurrently may still be shown in its previous state.
    static List<FieldCondition> changedSince(long position) {
        return List.of(new FieldCondition.Range(IndexField.BEGAN, null, position + 1),
                new FieldCondition.Range(IndexField.POSITION, position + 1, null));
    }
}
