package io.incidentledger.events.milestones;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

/// Which facts of an incident were stated anew, so that the entry that stated them before does not tell how it is any
/// more. The timeline, the postmortem and the rules about corrections all ask this, so that they cannot disagree; and
/// it agrees with [Milestones]: the entry whose value counts is never superseded.
///
/// A fact is called by the name that it has in the incident: a milestone (`resolved`), a fact of the impact
/// (`usersAffected`) or of the details (`title`, `labels.region`). Of a step of the lifecycle only the time is
/// superseded, by a statement of the milestone of that name in the same cycle, or by the same step when a cycle has it
/// twice. Updates with words, severity, roles, services, visibility and what people wrote are history, and history is
/// never superseded.
public final class SupersededFacts {

    private final Map<Long, List<Superseded>> marks;
    private final Map<Long, Integer> stated;
    private final Map<Long, Long> restored;
    private final Map<Statement, Long> ends;

    /// @param marks
    ///            by the sequence of the entry
    /// @param stated
    ///            how many facts an entry states, if it does nothing else
    /// @param restored
    ///            by the sequence of a withdrawal: the entry whose value counts again
    SupersededFacts(Map<Long, List<Superseded>> marks, Map<Long, Integer> stated, Map<Long, Long> restored) {
        this.marks = new HashMap<>(marks);
        this.stated = new HashMap<>(stated);
        this.restored = new HashMap<>(restored);
        this.ends = ends(marks);
    }

    /// What an entry says about a fact.
    private record Statement(long sequence, String fact) {}

    /// Of each statement that was superseded, the last entry of its chain. Each link is followed once.
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

    /// A fact of an entry that another entry states anew.
    ///
    /// @param by
    ///            the sequence of that one, which may be superseded itself
    public record Superseded(String fact, long by) {}

    /// Those of a stream. It is gone through once.
    ///
    /// @param meant
    ///            what holds after all corrections, in the order of the world
    public static SupersededFacts of(List<RecordedEvent> meant) {
        SupersededFold fold = new SupersededFold();
        meant.forEach(fold::take);
        return fold.finish();
    }

    /// Those of an entry; empty: all that it says holds.
    public List<Superseded> of(long sequence) {
        return marks.getOrDefault(sequence, List.of());
    }

    /// Whether nothing holds of what an entry says.
    public boolean whole(long sequence) {
        return superseded(sequence) && of(sequence).size() == stated.getOrDefault(sequence, Integer.MAX_VALUE);
    }

    /// The entry that tells how it is, instead of one that was superseded as to this fact: the last one of the chain.
    /// Where that withdrew what was stated, the one that counts again, if there is one.
    public long holding(long sequence, String fact) {
        long end = ends.getOrDefault(new Statement(sequence, fact), sequence);
        return restored.getOrDefault(end, end);
    }

    /// The entry that tells when a step of the lifecycle took place, instead of the one that recorded the step; null:
    /// none does, or the entry is no step.
    public @Nullable Long timeOfStep(long sequence) {
        return superseded(sequence) && !stated.containsKey(sequence)
                ? holding(sequence, of(sequence).getFirst().fact())
                : null;
    }

    private boolean superseded(long sequence) {
        return marks.containsKey(sequence);
    }
}
