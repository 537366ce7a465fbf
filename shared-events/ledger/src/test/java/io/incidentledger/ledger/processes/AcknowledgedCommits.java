package io.incidentledger.ledger.processes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.verification.LedgerVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/// Records which commits were acknowledged or rejected to callers, and checks this against the ledger, whatever
/// happened to its writers. Not thread-safe.
public final class AcknowledgedCommits {

    private final Map<String, Long> stored = new HashMap<>();
    private final Set<String> notStored = new HashSet<>();

    /// Records that a commit is stored, from this position on.
    public void stored(String commitId, long position) {
        assertThat(stored.put(commitId, position)).as("told before of %s", commitId).isIn(null, position);
    }

    /// Records that nothing of a commit is stored.
    public void notStored(String commitId) {
        notStored.add(commitId);
    }

    /// Records everything that was reported to a writer until now.
    public void by(Writer writer) {
        writer.stored().forEach(this::stored);
        writer.notStored().forEach(this::notStored);
    }

    /// Checks that every acknowledged commit is stored at its reported position, that no rejected commit is stored,
    /// that every position and every sequence exists exactly once, in order, and that the chain is intact.
    public void assertTrueOf(EventReader log) {
        assertThat(new LedgerVerifier(log).verify().reason()).isNull();
        assertDense(log.read(0, Integer.MAX_VALUE), log.head().position());
        Map<String, Long> inLog = commits(log);
        assertThat(inLog).containsAllEntriesOf(stored);
        assertThat(inLog.keySet()).noneMatch(notStored::contains);
    }

    private static void assertDense(List<StoredEvent> events, long last) {
        assertThat(events).extracting(StoredEvent::position)
                .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
        Map<String, Long> next = new HashMap<>();
        for (StoredEvent event : events) {
            if (event.stream() != null) {
                assertThat(event.sequence()).as("sequence in stream %s", event.stream().id())
                        .isEqualTo(next.getOrDefault(event.stream().id(), 0L));
                next.merge(event.stream().id(), 1L, Long::sum);
            }
        }
    }

    private static Map<String, Long> commits(EventReader log) {
        List<Commit> commits = new ArrayList<>();
        List<Commit> page = log.readCommits(0, 1_000);
        while (!page.isEmpty()) {
            commits.addAll(page);
            page = log.readCommits(page.getLast().receipt().lastPosition(), 1_000);
        }
        Map<String, Long> positions = new HashMap<>();
        for (Commit commit : commits) {
            assertThat(positions.put(commit.receipt().commitId(), commit.receipt().firstPosition()))
                    .as("commit %s, stored once before", commit.receipt().commitId()).isNull();
        }
        return positions;
    }
}
