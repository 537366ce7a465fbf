package io.incidentledger.ledger.mongo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.EventLogException.OutcomeUnknown;
import io.incidentledger.ledger.EventLogException.TooLarge;
import io.incidentledger.ledger.EventLogException.Unavailable;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.NewEvent;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.append.AppendOutcome;
import io.incidentledger.ledger.chain.PreparedCommit;
import io.incidentledger.tiers.Slow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.event;
import static io.incidentledger.ledger.Commits.loose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Slow
class MongoCommitBatchStoreTest {

    private final Random random = new Random(1);
    private final SimulatedReplicaSet replicas = new SimulatedReplicaSet(random, Set.of(), () -> {});
    private final Watched commits = new Watched(replicas.collection());
    private final MongoCommitBatchStore store = new MongoCommitBatchStore(commits, MongoSettings.DEFAULT,
            replicas.pace(),
            position -> {});

    @BeforeEach
    void letAllBeWell() {
        replicas.calmDown();
    }

    /// Counts the calls, and fails when the test demands it.
    private static final class Watched implements CommitCollection {

        private final CommitCollection delegate;
        private final List<List<EncodedCommit>> inserts = new ArrayList<>();
        private final List<Duration> questions = new ArrayList<>();
        private @Nullable InsertResult insteadOfInserting;
        private boolean silent;

        Watched(CommitCollection delegate) {
            this.delegate = delegate;
        }

        private CommitCollection asked(Duration atMost) {
            questions.add(atMost);
            if (silent) {
                throw new Unavailable("as the test wants it", null);
            }
            return delegate;
        }

        @Override
        public Head head(Duration atMost) {
            return asked(atMost).head(atMost);
        }

        @Override
        public Map<String, CommitHeader> find(Collection<String> commitIds, Duration atMost) {
            return asked(atMost).find(commitIds, atMost);
        }

        @Override
        public Set<String> takenSequences(Collection<String> keys, Duration atMost) {
            return asked(atMost).takenSequences(keys, atMost);
        }

        @Override
        public Set<String> takenEventIds(Collection<String> eventIds, Duration atMost) {
            return asked(atMost).takenEventIds(eventIds, atMost);
        }

        @Override
        public InsertResult insert(List<EncodedCommit> commits, Duration atMost) {
            inserts.add(commits);
            return insteadOfInserting != null ? insteadOfInserting : delegate.insert(commits, atMost);
        }
    }

    private List<PreparedCommit> batch(int commits) {
        return IntStream.range(0, commits).mapToObj(i -> PreparedCommit.of(commit(loose()), random)).toList();
    }

    private static Receipt receipt(AppendOutcome outcome) {
        return ((AppendOutcome.Stored) outcome).receipt();
    }

    private static EventLogException reason(AppendOutcome outcome) {
        return ((AppendOutcome.Refused) outcome).reason();
    }

    private static PreparedCommit large(Random random, String stream, int chars) {
        return PreparedCommit.of(commit(event(stream, 0),
                new NewEvent("large " + stream, null, -1, "T", null, "x".repeat(chars), "{}", Instant.EPOCH)), random);
    }

    @Test
    void anInsertIsNeverSoLongThatTheDriverMakesTwoOfIt() {
        List<AppendOutcome> outcomes = store.write(batch(1_200));
        assertThat(outcomes).extracting(outcome -> receipt(outcome).firstPosition())
                .isEqualTo(IntStream.rangeClosed(1, 1_200).mapToObj(Long::valueOf).toList());
        assertThat(commits.inserts).extracting(List::size).containsExactly(500, 500, 200);
    }

    @Test
    void anInsertIsNeverSoLargeThatTheDriverMakesTwoOfIt() {
        store.write(IntStream.range(0, 5).mapToObj(i -> large(random, "s" + i, 6 << 20)).toList());
        assertThat(commits.inserts).extracting(List::size).containsExactly(2, 2, 1);
    }

    @Test
    void aCommitThatDoesNotFitIntoADocumentIsRefusedUnsentAndTheOthersAreStored() {
        PreparedCommit before = PreparedCommit.of(commit(event("a", 0)), random);
        PreparedCommit after = PreparedCommit.of(commit(event("b", 0)), random);
        PreparedCommit sameStream = PreparedCommit.of(commit(event("large", 1)), random);
        List<AppendOutcome> outcomes = store
                .write(List.of(before, large(random, "large", 16 << 20), after, sameStream));
        assertThat(receipt(outcomes.get(0)).firstPosition()).isEqualTo(1);
        assertThat(reason(outcomes.get(1))).isInstanceOf(TooLarge.class).hasMessageContaining("16777216");
        assertThat(receipt(outcomes.get(2)).firstPosition()).isEqualTo(2);
        assertThat(reason(outcomes.get(3))).isInstanceOf(EventLogException.SequenceConflict.class);
        assertThat(commits.inserts.stream().mapToInt(List::size).sum()).isEqualTo(2);
    }

    @Test
    void whatFollowsInAStreamThatThisProcessWroteNeedsNoQuestion() {
        store.write(List.of(PreparedCommit.of(commit(event("a", 0)), random)));
        commits.questions.clear();
        store.write(List.of(PreparedCommit.of(commit(event("a", 1)), random)));
        assertThat(commits.questions).isEmpty();
    }

    @Test
    void whenNothingCouldBeSentItIsUnavailable() {
        commits.insteadOfInserting = new InsertResult.NotSent(new Unavailable("no server", null));
        assertThatThrownBy(() -> store.write(batch(3))).isInstanceOf(Unavailable.class).hasMessage("no server");
    }

    @Test
    void whenNobodySaysWhatWasWrittenTheOutcomeIsUnknown() {
        commits.insteadOfInserting = new InsertResult.Ambiguous(new IllegalStateException("cut"));
        assertThat(store.write(batch(2))).extracting(MongoCommitBatchStoreTest::reason)
                .allMatch(OutcomeUnknown.class::isInstance);
    }

    @Test
    void whatTheServerWillNeverTakeIsNotTriedAgain() {
        commits.insteadOfInserting = new InsertResult.Rejected(0, new Unavailable("not allowed", null));
        assertThat(store.write(batch(2))).extracting(outcome -> reason(outcome).getMessage())
                .containsOnly("not allowed");
        assertThat(commits.inserts).hasSize(2);
    }

    @Test
    void aServerThatWasSilentIsAskedOnceAndShortlyBeforeTheNextBatchIsTried() {
        commits.silent = true;
        assertThatThrownBy(() -> store.write(batch(1))).isInstanceOf(Unavailable.class);
        commits.questions.clear();
        assertThatThrownBy(() -> store.write(batch(1))).isInstanceOf(Unavailable.class);
        assertThat(commits.questions).containsExactly(Duration.ofMillis(250));
        commits.silent = false;
        assertThat(receipt(store.write(batch(1)).getFirst()).firstPosition()).isEqualTo(1);
    }
}
