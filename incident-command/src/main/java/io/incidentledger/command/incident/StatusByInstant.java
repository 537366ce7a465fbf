package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.Status;
import io.incidentledger.events.milestones.LifecycleStatus;

/// The status of an incident at any instant, while events are added. A segment tree keeps the transitions of each
/// instant, so that adding an event, however late it comes, and looking up a status both take O(log n) steps for n
/// instants. Used by one decision only.
final class StatusByInstant {

    /// Maps each status, by its index in [#ALL], to the next one.
    private record Change(int[] next) {

        static final Change NONE = of(status -> status);

        static Change of(UnaryOperator<LifecycleStatus> step) {
            return new Change(ALL.stream().mapToInt(status -> Objects.requireNonNull(INDEX.get(step.apply(status))))
                    .toArray());
        }

        Change then(Change later) {
            if (this == NONE || later == NONE) {
                return this == NONE ? later : this;
            }
            return new Change(Arrays.stream(next).map(status -> later.next[status]).toArray());
        }
    }

    private static final List<LifecycleStatus> ALL = all();
    private static final Map<LifecycleStatus, Integer> INDEX = index();

    /// In ascending order.
    private final Instant[] instants;
    private final int leaves;
    /// The root is at 1, the children of the node at i are at 2 i and 2 i + 1.
    private final Change[] changes;

    /// @param instants at which events take effect
    StatusByInstant(Collection<Instant> instants) {
        this.instants = new TreeSet<>(instants).toArray(Instant[]::new);
        this.leaves = Integer.highestOneBit(Math.max(1, this.instants.length)) << 1;
        this.changes = new Change[2 * leaves];
        Arrays.fill(changes, Change.NONE);
    }

    private static List<LifecycleStatus> all() {
        List<LifecycleStatus> all = new ArrayList<>();
        for (Status response : Status.values()) {
            all.add(new LifecycleStatus(response, null));
            Arrays.stream(Status.values()).forEach(withdrawn -> all.add(new LifecycleStatus(response, withdrawn)));
        }
        return List.copyOf(all);
    }

    private static Map<LifecycleStatus, Integer> index() {
        Map<LifecycleStatus, Integer> index = new HashMap<>();
        ALL.forEach(status -> index.put(status, index.size()));
        return index;
    }

    /// Adds an event that was recorded after all others.
    ///
    /// @param at when it takes effect
    /// @return whether that is one of the instants
    boolean add(IncidentEvent event, Instant at) {
        int place = Arrays.binarySearch(instants, at);
        if (place < 0) {
            return false;
        }
        int node = leaves + place;
        changes[node] = changes[node].then(Change.of(status -> status.after(event)));
        for (node /= 2; node > 0; node /= 2) {
            changes[node] = changes[2 * node].then(changes[2 * node + 1]);
        }
        return true;
    }

    /// The status after all events.
    Status present() {
        return after(changes[1]);
    }

    /// The status after the events that took effect up to an instant.
    Status at(Instant instant) {
        int found = Arrays.binarySearch(instants, instant);
        int end = leaves + (found < 0 ? -found - 1 : found + 1);
        Change upTo = Change.NONE;
        for (int node = end; node > 1; node /= 2) {
            if (node % 2 == 1) {
                upTo = changes[node - 1].then(upTo);
            }
        }
        return after(upTo);
    }

    private static Status after(Change change) {
        int declared = Objects.requireNonNull(INDEX.get(LifecycleStatus.DECLARED));
        return ALL.get(change.next[declared]).current();
    }
}
