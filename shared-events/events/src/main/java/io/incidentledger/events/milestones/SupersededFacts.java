package io.incidentledger.events.milestones;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

/// The facts of an incident that a later entry recorded anew, so that the earlier entry no longer describes the current
/// state. The timeline, the postmortem and the rules about corrections all use this class, so that they cannot
/// disagree, and it agrees with [Milestones]: the entry whose value counts is never superseded.
///
/// A fact has the name that it has in the incident: a milestone (`resolved`), an impact detail (`usersAffected`) or a
/// descriptive detail (`title`, `labels.region`). Only the time of a lifecycle step can be superseded, by an explicit
/// milestone of that name in the same cycle, or by the same step if a cycle has it twice. Updates with text, severity,
/// roles, services, visibility and timeline entries written by people are history, and are never superseded.
public final class SupersededFacts {

    private final Map<Long, List<Superseded>> marks;
    private final Map<Long, Integer> stated;
    private final Map<Long, Long> restored;
    private final Map<Statement, Long> ends;

    /// @param marks the superseded facts by the sequence of their entry
    /// @param stated how many facts an entry records, if it does nothing else
    /// @param restored by the sequence of a withdrawal, the entry whose value counts again
    SupersededFacts(Map<Long, List<Superseded>> marks, Map<Long, Integer> stated, Map<Long, Long> restored) {
        this.marks = new HashMap<>(marks);
        this.stated = new HashMap<>(stated);
        this.restored = new HashMap<>(restored);
        this.ends = ends(marks);
    }

    /// What an entry records for a fact.
    private record Statement(long sequence, String fact) {}

    /// Returns the last entry of the chain for each superseded statement. Each link is followed once.
    private static Map<Statement, Long> ends(Map<Long, List<Superseded>> marks) {
        Map<Statement, Long> next = new HashMap<>();
        marks.forEach((sequence, facts) -> facts
                .forEach(mark -> next.put(new Statement(sequence, mark.fact()), mark.by())));
        Map<Statement, Long> ends = new HashMap<>();
        for (Statement first : next.keySet()) {
            Deque<Statement> chain = new ArrayDeque<>();
            Statement last = first;
            for (Long by = next.get(last); by != null && !ends.containsKey(last); by = next.get(last)) {
                chain.push(last);
                last = new Statement(by, last.fact());
            }
            long end = ends.getOrDefault(last, last.sequence());
            chain.forEach(statement -> ends.put(statement, end));
        }
        return ends;
    }

    /// A fact of an entry that another entry recorded anew.
    ///
    /// @param by the sequence of that other entry, which may be superseded itself
    public record Superseded(String fact, long by) {}

    /// Finds the superseded facts of a stream in a single pass.
    ///
    /// @param corrected the corrected events, in chronological order
    public static SupersededFacts of(List<RecordedEvent> corrected) {
        SupersededFactFinder fold = new SupersededFactFinder();
        corrected.forEach(fold::take);
        return fold.finish();
    }

    /// Returns the superseded facts of an entry; empty if everything in the entry still holds.
    public List<Superseded> of(long sequence) {
        return marks.getOrDefault(sequence, List.of());
    }

    /// Whether every fact of an entry is superseded.
    public boolean whole(long sequence) {
        return superseded(sequence) && of(sequence).size() == stated.getOrDefault(sequence, Integer.MAX_VALUE);
    }

    /// Returns the entry that holds the current value of a fact in place of a superseded one: the last one of the
    /// chain. If that one withdrew the value, it is the entry that counts again, if there is one.
    public long holding(long sequence, String fact) {
        long end = ends.getOrDefault(new Statement(sequence, fact), sequence);
        return restored.getOrDefault(end, end);
    }

    /// Returns the entry that holds the time of a lifecycle step in place of the entry that recorded the step; null if
    /// there is none, or if the entry is not a step.
    public @Nullable Long timeOfStep(long sequence) {
        return superseded(sequence) && !stated.containsKey(sequence)
                ? holding(sequence, of(sequence).getFirst().fact())
                : null;
    }

    private boolean superseded(long sequence) {
        return marks.containsKey(sequence);
    }
}
