package io.incidentledger.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ObjLongConsumer;

import org.jspecify.annotations.Nullable;

/**
 * A view of documents that each follow one incident and remember it. A plain fold becomes one that takes corrections and what is learned late: an ordinary event is folded on, a
 * correction, or an event that happened before one that is in already, folds the whole past anew as it is meant, in the order of the world. And the view can be asked as of any position, by the same steps.
 *
 * @param steps
 *            from event to event
 * @param making
 *            puts a document together
 * @param view
 *            the same as what a store takes
 */
public record RememberingView<R, D extends Remembering<R>>(Steps<R> steps, Making<R, D> making, DocumentView<D> view) {

    /** Puts a document together. */
    @FunctionalInterface
    public interface Making<R, D> {
        D of(R now, Past past);
    }

    /** What a correction, or an event that comes late, leaves alone. */
    @FunctionalInterface
    public interface Keeping<R> {

        /**
         * @param before
         *            as it was before that event
         * @param corrected
         *            what the events as they are meant give
         */
        R of(R before, R corrected, RecordedEvent event);
    }

    /**
     * From event to event.
     *
     * @param fold
     *            knows nothing of corrections and passes over them; events whose place in the world makes no difference may come at another one
     */
    public record Steps<R>(Fold<R> fold, Keeping<R> keeping) {

        /** After one more event, the last one of the past. */
        R evolve(@Nullable R before, Past past, RecordedEvent event) {
            return before == null || !CorrectedEvents.isCorrection(event) && !past.endsLate()
                    ? fold.evolve(before, event)
                    : keeping.of(before, meant(past.events()), event);
        }

        /** After all events of a past. */
        R all(Past past) {
            return each(past, (now, position) -> {});
        }

        /** After each event of a past, and its position; what all of them give. */
        R each(Past past, ObjLongConsumer<R> step) {
            List<RecordedEvent> events = past.events();
            @Nullable R now = null;
            Instant latest = Instant.MIN;
            for (int i = 0; i < events.size(); i++) {
                RecordedEvent event = events.get(i);
                if (now == null || !CorrectedEvents.isCorrection(event) && !CorrectedEvents.isLate(event, latest)) {
                    now = fold.evolve(now, event);
                    latest = CorrectedEvents.latest(latest, event);
                } else {
                    List<RecordedEvent> meant = CorrectedEvents.meant(events.subList(0, i + 1));
                    now = keeping.of(now, all(meant), event);
                    latest = CorrectedEvents.latest(meant);
                }
                step.accept(now, event.position());
            }
            return Objects.requireNonNull(now, "a past is never empty");
        }

        private R meant(List<RecordedEvent> events) {
            return all(CorrectedEvents.meant(events));
        }

        private R all(List<RecordedEvent> meant) {
            @Nullable R now = null;
            for (RecordedEvent event : meant) {
                now = fold.evolve(now, event);
            }
            return Objects.requireNonNull(now, "a declaration is never retracted");
        }
    }

    /**
     * @param fields
     *            of what the fold gives
     */
    public static <R, D extends Remembering<R>> RememberingView<R, D> of(String name, int version,
            Class<D> documentType,
            Steps<R> steps, Making<R, D> making, List<IndexField<R>> fields) {
        List<IndexField<D>> all = new ArrayList<>();
        fields.forEach(field -> all.add(new IndexField<>(field.name(), field.kind(), field.indexed(),
                document -> field.value().apply(document.now()))));
        all.add(IndexField.<D>number(IndexField.BEGAN, document -> document.past().began()).unindexed());
        all.add(IndexField.<D>number(IndexField.POSITION, document -> document.past().position()).unindexed());
        Fold<D> remembering = (before, event) -> {
            Past past = Past.with(before == null ? null : before.past(), event);
            return making.of(steps.evolve(before == null ? null : before.now(), past, event), past);
        };
        return new RememberingView<>(steps, making,
                new DocumentView<>(name, version, documentType, RecordedEvent::incidentId, remembering, all));
    }

    /** What a document was at a position; null: its incident was not there yet. */
    @Nullable StoredDocument<D> asOf(StoredDocument<D> document, long position) {
        if (document.position() <= position) {
            return document;
        }
        Past past = document.content().past().upTo(position);
        return past == null
                ? null
                : new StoredDocument<>(document.id(), past.position(), making.of(steps.all(past), past));
    }

    /** What the fold gave after each event up to a position, in order, with the event's position. */
    public void replay(D document, long upTo, ObjLongConsumer<R> step) {
        Past past = document.past().upTo(upTo);
        if (past != null) {
            steps.each(past, step);
        }
    }

    /** Documents that have not changed since a position. */
    static Condition unchangedSince(long position) {
        return new Condition.Range(IndexField.POSITION, null, position + 1);
    }

    /** Documents that were there at a position and have changed since; one that is just changing may still be shown as it was. */
    static List<Condition> changedSince(long position) {
        return List.of(new Condition.Range(IndexField.BEGAN, null, position + 1),
                new Condition.Range(IndexField.POSITION, position + 1, null));
    }
}
