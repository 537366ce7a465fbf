package io.incidentledger.projection.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Index of the positions at which documents began and last changed, kept in dense arrays beside their slots, so that
/// the documents of a range of positions are found without reading the others. One thread writes, any thread may read.
/// A change is entered here before the slot is updated: readers who have seen the new state of a document find it
/// changed here, too.
final class MemoryPositionIndex<D> {

    private static final VarHandle POSITIONS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int FIRST_SIZE = 64;

    private volatile Columns<D> columns = Columns.empty();

    /// Readers read the first `size` elements only; a place keeps its number.
    private record Columns<D>(int size, @Nullable MemorySlot<D>[] slots, long[] began, long[] changed) {

        @SuppressWarnings("unchecked")
        static <D> Columns<D> empty() {
            return new Columns<>(0, (MemorySlot<D>[]) new MemorySlot<?>[FIRST_SIZE], new long[FIRST_SIZE],
                    new long[FIRST_SIZE]);
        }

        Columns<D> withRoom() {
            int room = size < slots.length ? slots.length : 2 * size;
            return room == slots.length
                    ? this
                    : new Columns<>(size, Arrays.copyOf(slots, room), Arrays.copyOf(began, room),
                            Arrays.copyOf(changed, room));
        }

        boolean isWithin(int place, PositionConditionBounds bounds) {
            long changedAt = (long) POSITIONS.getAcquire(changed, place);
            return bounds.from() <= changedAt && changedAt < bounds.before() && began[place] < bounds.beganBefore();
        }
    }

    /// Assigns a place to a slot.
    void add(MemorySlot<D> slot, long began, long changed) {
        Columns<D> grown = columns.withRoom();
        slot.place = grown.size();
        grown.slots()[slot.place] = slot;
        grown.began()[slot.place] = began;
        grown.changed()[slot.place] = changed;
        columns = new Columns<>(grown.size() + 1, grown.slots(), grown.began(), grown.changed());
    }

    /// Must be called before the slot is given its new document.
    void change(MemorySlot<D> slot, long position) {
        POSITIONS.setRelease(columns.changed(), slot.place, position);
    }

    boolean isWithin(MemorySlot<D> slot, PositionConditionBounds bounds) {
        return columns.isWithin(slot.place, bounds);
    }

    /// The slots within the bounds, in the order in which their documents were added; null if there are at least
    /// `fewerThan`.
    @Nullable List<MemorySlot<D>> within(PositionConditionBounds bounds, long fewerThan) {
        Columns<D> now = columns;
        List<MemorySlot<D>> found = new ArrayList<>();
        for (int place = 0; place < now.size(); place++) {
            MemorySlot<D> slot = now.isWithin(place, bounds) ? now.slots()[place] : null;
            if (slot != null) {
                found.add(slot);
                if (found.size() >= fewerThan) {
                    return null;
                }
            }
        }
        return found;
    }
}
