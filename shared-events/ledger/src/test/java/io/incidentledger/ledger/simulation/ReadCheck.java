package io.incidentledger.ledger.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.chain.HashChain;
import io.incidentledger.ledger.verification.LedgerVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/// Compares what a log returns with its model.
final class ReadCheck {

    private final Random random;
    private final LogModel model;
    private final RandomCommits commits;

    ReadCheck(Random random, LogModel model, RandomCommits commits) {
        this.random = random;
        this.model = model;
        this.commits = commits;
    }

    /// Compares one random query.
    void something(EventLog log, Instant now) {
        long position = random.nextLong(-1, model.head() + 3);
        long upTo = random.nextLong(0, model.head() + 3);
        String stream = commits.anyStream();
        int limit = random.nextInt(12);
        switch (random.nextInt(10)) {
            case 0 ->
                assertThat(log.read(position, limit)).isEqualTo(model.events(position, Math.max(0, position) + limit));
            case 1 -> assertThat(scanned(log, position, upTo)).isEqualTo(model.events(position, upTo));
            case 2 -> assertThat(log.readStream(stream, limit, upTo)).isEqualTo(model.stream(stream, limit, upTo));
            case 3 -> assertThat(inParts(log, stream, limit, upTo, 1 + random.nextInt(300)))
                    .isEqualTo(model.stream(stream, limit, upTo));
            case 4 -> assertThat(log.headSequence(stream)).isEqualTo(model.headSequence(stream));
            case 5 -> find(log, commits.anyCommitId());
            case 9 -> assertThat(inParts(log, position, upTo, 1 + random.nextInt(300)))
                    .isEqualTo(model.events(position, upTo));
            case 6 -> positionAt(log, now.minusMillis(random.nextInt(5_000)));
            case 7 -> head(log);
            default -> commits(log, position, 1 + limit);
        }
    }

    private static List<StoredEvent> inParts(EventLog log, String stream, long from, long upTo, long maxBytes) {
        List<StoredEvent> events = new ArrayList<>();
        List<StoredEvent> part = log.readStream(stream, from, upTo, maxBytes);
        while (!part.isEmpty()) {
            assertThat(part.stream().limit(part.size() - 1L).mapToLong(StoredEvent::bytes).sum())
                    .isLessThan(maxBytes);
            events.addAll(part);
            part = log.readStream(stream, part.getLast().sequence() + 1, upTo, maxBytes);
        }
        return events;
    }

    private static List<StoredEvent> inParts(EventLog log, long after, long upTo, long maxBytes) {
        List<StoredEvent> events = new ArrayList<>();
        for (long position = Math.max(0, after); position < upTo;) {
            List<StoredEvent> part = log.read(position, (int) (upTo - position), maxBytes);
            if (part.isEmpty()) {
                break;
            }
            assertThat(part.stream().limit(part.size() - 1L).mapToLong(StoredEvent::bytes).sum())
                    .isLessThan(maxBytes);
            events.addAll(part);
            position = part.getLast().position();
        }
        return events;
    }

    private static List<StoredEvent> scanned(EventLog log, long after, long upTo) {
        List<StoredEvent> events = new ArrayList<>();
        log.scan(after, upTo, events::add);
        return events;
    }

    private void find(EventLog log, String commitId) {
        assertThat(log.findCommit(commitId)).isEqualTo(Optional.ofNullable(model.find(commitId)));
    }

    private void positionAt(EventLog log, Instant instant) {
        assertThat(log.positionAt(instant)).isEqualTo(model.positionAt(instant));
    }

    private void head(EventLog log) {
        Head head = log.head();
        assertThat(head.position()).isEqualTo(model.head());
        assertThat(head.commits()).isEqualTo(model.receipts().size());
        assertThat(head.recordedAt()).isEqualTo(model.recordedAt());
        if (model.head() == 0) {
            assertThat(head.hash()).isEqualTo(new HashChain().genesis(head.ledgerId()));
        }
    }

    private void commits(EventLog log, long after, int limit) {
        List<Receipt> expected = new ArrayList<>();
        int events = 0;
        for (Receipt receipt : model.receipts()) {
            if (receipt.firstPosition() > after && events < limit) {
                expected.add(receipt);
                events += (int) (receipt.lastPosition() - receipt.firstPosition() + 1);
            }
        }
        assertThat(log.readCommits(after, limit)).extracting(Commit::receipt).isEqualTo(expected);
    }

    /// Compares everything, from the first event to the last, and verifies the chain.
    void everything(EventLog log) {
        assertThat(scanned(log, 0, Long.MAX_VALUE)).isEqualTo(model.events(0, Long.MAX_VALUE));
        assertThat(new LedgerVerifier(log).verify().reason()).isNull();
        head(log);
    }
}
