package io.incidentledger.ledger.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.NewEvent;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StreamId;
import org.jspecify.annotations.Nullable;

/// Generates commits as writers send them: most are valid, some are late, some are sent twice, a few are invalid.
final class RandomCommits {

    private static final int STREAMS = 6;

    private final Random random;
    private final LogModel model;
    private final List<NewCommit> sent = new ArrayList<>();
    private int ids;

    RandomCommits(Random random, LogModel model) {
        this.random = random;
        this.model = model;
    }

    String anyStream() {
        return "stream " + random.nextInt(STREAMS);
    }

    /// An id that was sent, whether stored or not, or one that was never sent.
    String anyCommitId() {
        return sent.isEmpty() || random.nextInt(10) == 0
                ? "never sent"
                : sent.get(random.nextInt(sent.size())).commitId();
    }

    /// Commits that are sent one after the other, each as if those before it were already stored.
    List<NewCommit> next(int count) {
        Map<String, Long> planned = new HashMap<>();
        List<NewCommit> commits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            NewCommit commit = next(planned);
            commits.add(commit);
            sent.add(commit);
        }
        return commits;
    }

    private NewCommit next(Map<String, Long> planned) {
        return switch (random.nextInt(20)) {
            case 0, 1 -> sent.isEmpty() ? right(planned) : sent.get(random.nextInt(sent.size()));
            case 2 -> new NewCommit(anyCommitId(), null, right(planned).events());
            case 3 -> commit(List.of(event(anyStream(), random.nextInt(5))));
            case 4 -> withEventTwice(planned);
            case 5 -> withHole(planned);
            default -> right(planned);
        };
    }

    private NewCommit right(Map<String, Long> planned) {
        List<NewEvent> events = new ArrayList<>();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            String stream = anyStream();
            events.add(random.nextInt(10) == 0 ? event(null, -1) : event(stream, plan(stream, planned)));
        }
        return commit(events);
    }

    private long plan(String stream, Map<String, Long> planned) {
        return planned.merge(stream, model.headSequence(stream).orElse(-1) + 1, (last, ignored) -> last + 1);
    }

    private NewCommit withEventTwice(Map<String, Long> planned) {
        NewEvent right = right(planned).events().getFirst();
        List<Receipt> stored = model.receipts();
        String taken = stored.isEmpty()
                ? right.eventId()
                : model.events(0, 1 + random.nextLong(model.head())).getLast().eventId();
        return commit(List.of(right, new NewEvent(taken, null, -1, "T", null, "{}", "{}", Instant.EPOCH)));
    }

    private NewCommit withHole(Map<String, Long> planned) {
        String stream = anyStream();
        long next = plan(stream, planned);
        return commit(List.of(event(stream, next), event(stream, next + 2)));
    }

    private NewCommit commit(List<NewEvent> events) {
        Hash digest = random.nextBoolean() ? null : Hash.parse(String.format("%064x", random.nextInt(1_000)));
        return new NewCommit("commit " + ids++, digest, events);
    }

    private NewEvent event(@Nullable String stream, long sequence) {
        return new NewEvent("event " + ids++, stream == null ? null : new StreamId("Incident", stream), sequence,
                "Type" + random.nextInt(3), random.nextBoolean() ? "1" : null, "{\"number\":" + random.nextInt() + "}",
                "{}",
                Instant.ofEpochSecond(random.nextInt(), 1_000L * random.nextInt(1_000_000)));
    }
}
