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
import io.incidentledger.projection.documents.DocumentView;
import io.incidentledger.projection.documents.Documents;
import io.incidentledger.projection.documents.FieldCondition;
import io.incidentledger.projection.documents.IndexField;
import io.incidentledger.projection.documents.StoredDocument;
import org.jspecify.annotations.Nullable;

/// A view of documents that each follow one incident and remember it. A plain fold becomes one that takes corrections
/// and what is learned late: an ordinary event is folded on, a correction, or an event that happened before one that is
/// in already, folds the whole past anew as it is meant, in the order of the world. And the view can be asked as of any
/// position, by the same steps.
///
/// @param steps from event to event
/// @param making puts a document together
/// @param view the same as what a store takes
public record HistorizedView<R, D extends Historized<R>>(Steps<R> steps, Making<R, D> making, DocumentView<D> view) {

    /// Puts a document together.
    @FunctionalInterface
    public interface Making<R, D> {
        D of(R now, EventHistory eventHistory);
    }

    /// What a correction, or an event that comes late, leaves alone.
    public interface Keeping<R> {

        /// @param before as it was before that event
        /// @param corrected what the events as they are meant give
        R of(R before, R corrected, RecordedEvent event);

        /// Whether nothing more will be kept, whatever comes: several events are then folded anew once, after the last
        /// of them.
        boolean settled(R before);

        /// Whether what is kept would be the same if the event, which is a correction or comes late, were folded on as
        /// if it came last. Then that is done, and the events are folded anew once, after the last of those that there
        /// are.
        ///
        /// @param target what the event corrects, as it was recorded; null: it corrects nothing
        boolean foldsOn(RecordedEvent event, @Nullable IncidentEvent target);

        /// What all events give.
        ///
        /// @param before says what was kept
        /// @param corrected what the events as they are meant give
        R over(R before, R corrected);

        /// Everything follows from what is meant.
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

    /// From event to event.
    ///
    /// @param fold knows nothing of corrections and passes over them; events whose place in the world makes no
    ///     difference may come at another one
    public record Steps<R>(Fold<R> fold, Keeping<R> keeping) {

        /// After more events than there were in a past; what they make of that is the other one.
        R evolve(@Nullable R before, @Nullable EventHistory pastBefore, List<RecordedEvent> events,
                EventHistory after) {
            Folding folding = new Folding(before, pastBefore);
            events.forEach(folding::add);
            return folding.end(after);
        }

        /// After all events of a past.
        R all(EventHistory eventHistory) {
            return evolve(null, null, eventHistory.events(), eventHistory);
        }

        /// Takes in several events. The past is folded anew when what is kept depends on it, else once behind all of
        /// them.
        private final class Folding {

            private @Nullable R now;
            private @Nullable EventHistory eventHistory;
            private boolean outdated;

            Folding(@Nullable R before, @Nullable EventHistory eventHistory) {
                this.now = before;
                this.eventHistory = eventHistory;
            }

            void add(RecordedEvent event) {
                R before = now;
                EventHistory pastBefore = eventHistory;
                EventHistory after = EventHistory.with(pastBefore, event);
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
                eventHistory = after;
            }

            R end(EventHistory after) {
                R last = Objects.requireNonNull(now, "a past is never empty");
                return outdated ? keeping.over(last, all(after.corrected())) : last;
            }
        }

        /// After each event of a past, and its position; what all of them give.
        R each(EventHistory eventHistory, ObjLongConsumer<R> step) {
            List<RecordedEvent> events = eventHistory.events();
            @Nullable R now = null;
            Instant latest = Instant.MIN;
            for (int i = 0; i < events.size(); i++) {
                RecordedEvent event = events.get(i);
                if (now == null || CorrectedEvents.canBeFoldedOn(event, latest)) {
                    now = fold.evolve(now, event);
                    latest = CorrectedEvents.latest(latest, event);
                } else {
                    List<RecordedEvent> meant = CorrectedEvents.corrected(events.subList(0, i + 1));
                    now = keeping.of(now, all(meant), event);
                    latest = CorrectedEvents.latest(meant);
                }
                step.accept(now, event.position());
            }
            return Objects.requireNonNull(now, "a past is never empty");
        }

        private R all(List<RecordedEvent> meant) {
            @Nullable R now = null;
            for (RecordedEvent event : meant) {
                now = fold.evolve(now, event);
            }
            return Objects.requireNonNull(now, "a declaration is never retracted");
        }
    }

    /// @param fields of what the fold gives
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
                @Nullable EventHistory pastBefore = before == null ? null : before.past();
                @Nullable EventHistory eventHistory = pastBefore;
                for (RecordedEvent event : events) {
                    eventHistory = EventHistory.with(eventHistory, event);
                }
                EventHistory after = Objects.requireNonNull(eventHistory, "there is at least one event");
                return making.of(steps.evolve(before == null ? null : before.now(), pastBefore, events, after), after);
            }
        };
        return new HistorizedView<>(steps, making,
                new DocumentView<>(name, version, documentType, RecordedEvent::incidentId, remembering, all));
    }

    /// The documents as they were at a position.
    ///
    /// @param position not above that of the documents
    public Documents<D> asOf(Documents<D> documents, long position) {
        return new AsOfDocuments<>(this, documents, position);
    }

    /// What a document was at a position; null: its incident was not there yet.
    @Nullable StoredDocument<D> asOf(StoredDocument<D> document, long position) {
        if (document.position() <= position) {
            return document;
        }
        EventHistory eventHistory = document.content().past().upTo(position);
        return eventHistory == null
                ? null
                : new StoredDocument<>(document.id(), eventHistory.position(),
                        making.of(steps.all(eventHistory), eventHistory));
    }

    /// What the fold gave after each event up to a position, in order, with the event's position.
    public void replay(D document, long upTo, ObjLongConsumer<R> step) {
        EventHistory eventHistory = document.past().upTo(upTo);
        if (eventHistory != null) {
            steps.each(eventHistory, step);
        }
    }

    /// Documents that have not changed since a position.
    static FieldCondition unchangedSince(long position) {
        return new FieldCondition.Range(IndexField.POSITION, null, position + 1);
    }

    /// Documents that were there at a position and have changed since; one that is just changing may still be shown as
    /// it was.
    static List<FieldCondition> changedSince(long position) {
        return List.of(new FieldCondition.Range(IndexField.BEGAN, null, position + 1),
                new FieldCondition.Range(IndexField.POSITION, position + 1, null));
    }
}
