package io.incidentledger.projection.runner.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.axon.LedgerSerializer;
import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.ledger.mongo.connection.OnEachMongoServer;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Tests what the documentation of Axon's [TokenStore] requires, and what several nodes need beyond that. (Axon's
/// `TokenStoreTest` is not a contract: it tests one default method on a mock.)
@OnEachMongoServer
class MongoTokenStoreTest {

    private static final String VIEWS = "views";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final TrackingToken TEN = new GlobalSequenceTrackingToken(10);
    private static final TrackingToken TWENTY = new GlobalSequenceTrackingToken(20);

    private volatile Instant now = Instant.parse("2026-11-21T20:00:00Z");

    private final MongoServers server;
    private TestDatabase database;
    private TokenStore one;
    private TokenStore two;

    MongoTokenStoreTest(MongoServers server) {
        this.server = server;
    }

    @BeforeEach
    void twoNodes() {
        database = server.newDatabase();
        one = node("one");
        two = node("two");
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    private TokenStore node(String name) {
        return new MongoTokenStore(database.connection(), new LedgerSerializer(new EventCodec()),
                new NodeClaimSettings(name, TIMEOUT, () -> now));
    }

    private void passes(Duration time) {
        now = now.plus(time);
    }

    @Nested
    class Segments {

        @Test
        void areInitialisedWithTheTokenToStartFrom() {
            one.initializeTokenSegments(VIEWS, 3, TEN);
            assertThat(two.fetchSegments(VIEWS)).containsExactly(0, 1, 2);
            assertThat(IntStream.range(0, 3).mapToObj(segment -> two.fetchToken(VIEWS, segment))).containsOnly(TEN);
        }

        @Test
        void areInitialisedWithoutATokenWhenNoneIsNamed() {
            one.initializeTokenSegments(VIEWS, 2);
            assertThat(two.fetchSegments(VIEWS)).containsExactly(0, 1);
            assertThat(two.fetchToken(VIEWS, 1)).isNull();
        }

        @Test
        void areInOrderHoweverMany() {
            one.initializeTokenSegments(VIEWS, 12);
            assertThat(one.fetchSegments(VIEWS)).isSorted().hasSize(12);
        }

        @Test
        void ofAProcessorThatNobodyKnowsAreNone() {
            one.initializeTokenSegments(VIEWS, 1);
            assertThat(one.fetchSegments("reminders")).isEmpty();
            assertThat(one.fetchAvailableSegments("reminders")).isEmpty();
        }

        @Test
        void thatAreThereAreNotInitialisedAgain() {
            one.initializeTokenSegments(VIEWS, 1, TEN);
            assertThatThrownBy(() -> two.initializeTokenSegments(VIEWS, 4, TWENTY))
                    .isInstanceOf(UnableToClaimTokenException.class);
            assertThat(two.fetchSegments(VIEWS)).containsExactly(0);
            assertThat(two.fetchToken(VIEWS, 0)).isEqualTo(TEN);
        }

        @Test
        void areInitialisedByExactlyOneOfManyNodesThatRace() {
            List<Boolean> won = race(8, node -> {
                node.initializeTokenSegments(VIEWS, 4, TEN);
                return true;
            });
            assertThat(won).containsOnlyOnce(true);
            assertThat(one.fetchSegments(VIEWS)).containsExactly(0, 1, 2, 3);
        }

        @Test
        void canBeAddedOneByOneButNotTwice() {
            one.initializeSegment(TEN, VIEWS, 0);
            one.initializeSegment(null, VIEWS, 1);
            assertThatThrownBy(() -> two.initializeSegment(TWENTY, VIEWS, 0))
                    .isInstanceOf(UnableToInitializeTokenException.class);
            assertThat(one.fetchToken(VIEWS, 0)).isEqualTo(TEN);
            assertThat(one.fetchToken(VIEWS, 1)).isNull();
        }

        @Test
        void areDeletedByTheNodeThatHoldsTheClaimAlone() {
            one.initializeTokenSegments(VIEWS, 2, TEN);
            one.fetchToken(VIEWS, 1);
            assertThatThrownBy(() -> two.deleteToken(VIEWS, 1)).isInstanceOf(UnableToClaimTokenException.class);
            one.deleteToken(VIEWS, 1);
            assertThat(two.fetchSegments(VIEWS)).containsExactly(0);
            assertThatThrownBy(() -> one.deleteToken(VIEWS, 1)).isInstanceOf(UnableToClaimTokenException.class);
        }

        @Test
        void canBeInitialisedAnewAfterTheLastWasDeleted() {
            one.initializeTokenSegments(VIEWS, 1, TEN);
            one.fetchToken(VIEWS, 0);
            one.deleteToken(VIEWS, 0);
            two.initializeTokenSegments(VIEWS, 2, TWENTY);
            assertThat(two.fetchToken(VIEWS, 1)).isEqualTo(TWENTY);
        }

        @Test
        void areAvailableToOthersUntilClaimed() {
            one.initializeTokenSegments(VIEWS, 2);
            one.fetchToken(VIEWS, 0);
            assertThat(one.fetchAvailableSegments(VIEWS)).extracting(Segment::getSegmentId).containsExactly(0, 1);
            assertThat(two.fetchAvailableSegments(VIEWS)).containsExactly(Segment.computeSegment(1, 0, 1));
            passes(TIMEOUT.plusMillis(1));
            assertThat(two.fetchAvailableSegments(VIEWS)).extracting(Segment::getSegmentId).containsExactly(0, 1);
        }

        @Test
        void thatWereSplitMeanwhileCannotBeClaimed() {
            one.initializeTokenSegments(VIEWS, 1, TEN);
            one.initializeSegment(TEN, VIEWS, 1);
            assertThatThrownBy(() -> two.fetchToken(VIEWS, Segment.ROOT_SEGMENT))
                    .isInstanceOf(UnableToClaimTokenException.class);
            assertThat(two.fetchToken(VIEWS, Segment.ROOT_SEGMENT.split()[0])).isEqualTo(TEN);
        }

        @Test
        void thatWereMergedMeanwhileCannotBeClaimed() {
            one.initializeTokenSegments(VIEWS, 2, TEN);
            one.fetchToken(VIEWS, 1);
            one.deleteToken(VIEWS, 1);
            assertThatThrownBy(() -> two.fetchToken(VIEWS, Segment.ROOT_SEGMENT.split()[0]))
                    .isInstanceOf(UnableToClaimTokenException.class);
            assertThat(two.fetchToken(VIEWS, Segment.ROOT_SEGMENT)).isEqualTo(TEN);
        }
    }

    @Nested
    class AClaim {

        @BeforeEach
        void oneSegment() {
            one.initializeTokenSegments(VIEWS, 1, TEN);
        }

        @Test
        void keepsOthersOut() {
            one.fetchToken(VIEWS, 0);
            assertThatThrownBy(() -> two.fetchToken(VIEWS, 0)).isInstanceOf(UnableToClaimTokenException.class);
            assertThatThrownBy(() -> two.storeToken(TWENTY, VIEWS, 0)).isInstanceOf(UnableToClaimTokenException.class);
            assertThatThrownBy(() -> two.extendClaim(VIEWS, 0)).isInstanceOf(UnableToClaimTokenException.class);
            assertThat(one.fetchToken(VIEWS, 0)).isEqualTo(TEN);
        }

        @Test
        void isOfOneSegmentOfOneProcessor() {
            one.initializeTokenSegments("reminders", 2, TWENTY);
            one.fetchToken(VIEWS, 0);
            one.fetchToken("reminders", 1);
            assertThat(two.fetchToken("reminders", 0)).isEqualTo(TWENTY);
        }

        @Test
        void cannotBeMadeOnWhatWasNeverInitialised() {
            assertThatThrownBy(() -> one.fetchToken(VIEWS, 1)).isInstanceOf(UnableToClaimTokenException.class);
            assertThatThrownBy(() -> one.fetchToken("reminders", 0)).isInstanceOf(UnableToClaimTokenException.class);
            assertThat(one.fetchSegments("reminders")).isEmpty();
        }

        @Test
        void endsWhenItIsReleased() {
            one.fetchToken(VIEWS, 0);
            one.storeToken(TWENTY, VIEWS, 0);
            one.releaseClaim(VIEWS, 0);
            assertThat(two.fetchToken(VIEWS, 0)).isEqualTo(TWENTY);
        }

        @Test
        void ofAnotherIsNotReleased() {
            one.fetchToken(VIEWS, 0);
            two.releaseClaim(VIEWS, 0);
            assertThatThrownBy(() -> two.fetchToken(VIEWS, 0)).isInstanceOf(UnableToClaimTokenException.class);
        }

        @Test
        void isStolenAfterTheTimeOutAndNotBefore() {
            one.fetchToken(VIEWS, 0);
            passes(TIMEOUT);
            assertThatThrownBy(() -> two.fetchToken(VIEWS, 0)).isInstanceOf(UnableToClaimTokenException.class);
            passes(Duration.ofMillis(1));
            assertThat(two.fetchToken(VIEWS, 0)).isEqualTo(TEN);
        }

        @Test
        void isRenewedByExtendingStoringAndFetching() {
            one.fetchToken(VIEWS, 0);
            List<Runnable> renewals = List.of(() -> one.extendClaim(VIEWS, 0), () -> one.storeToken(TWENTY, VIEWS, 0),
                    () -> one.fetchToken(VIEWS, 0));
            for (Runnable renewal : renewals) {
                passes(TIMEOUT);
                renewal.run();
                passes(Duration.ofSeconds(1));
                assertThatThrownBy(() -> two.fetchToken(VIEWS, 0)).isInstanceOf(UnableToClaimTokenException.class);
            }
        }

        @Test
        void thatWasStolenLetsItsOldHolderMoveNothing() {
            one.fetchToken(VIEWS, 0);
            passes(TIMEOUT.plusMillis(1));
            two.fetchToken(VIEWS, 0);
            two.storeToken(TWENTY, VIEWS, 0);
            two.releaseClaim(VIEWS, 0);
            assertThatThrownBy(() -> one.storeToken(TEN, VIEWS, 0)).isInstanceOf(UnableToClaimTokenException.class);
            assertThatThrownBy(() -> one.extendClaim(VIEWS, 0)).isInstanceOf(UnableToClaimTokenException.class);
            assertThat(two.fetchToken(VIEWS, 0)).isEqualTo(TWENTY);
        }

        @Test
        void isWonByExactlyOneOfManyNodesThatRace() {
            assertThat(race(8, node -> node.fetchToken(VIEWS, 0).equals(TEN))).containsOnlyOnce(true);
        }

        @Test
        void thatIsStaleIsStolenByExactlyOneOfManyNodesThatRace() {
            one.fetchToken(VIEWS, 0);
            passes(TIMEOUT.plusMillis(1));
            assertThat(race(8, node -> node.fetchToken(VIEWS, 0).equals(TEN))).containsOnlyOnce(true);
        }
    }

    @Nested
    class AToken {

        @Test
        void ofAnyKindThatProcessorsUseIsReadBackAsItWas() {
            one.initializeTokenSegments(VIEWS, 1);
            one.fetchToken(VIEWS, 0);
            for (TrackingToken token : List.of(TEN, ReplayToken.createReplayToken(TWENTY, TEN),
                    MergedTrackingToken.merged(TEN, TWENTY))) {
                one.storeToken(token, VIEWS, 0);
                assertThat(one.fetchToken(VIEWS, 0)).isEqualTo(token);
            }
        }

        @Test
        void mayBecomeNoneAgain() {
            one.initializeTokenSegments(VIEWS, 1, TEN);
            one.fetchToken(VIEWS, 0);
            one.storeToken(null, VIEWS, 0);
            assertThat(one.fetchToken(VIEWS, 0)).isNull();
        }
    }

    @Test
    void theStorageIsKnownByOneNameToAllNodesThatRace() {
        List<String> names = race(8, node -> node.retrieveStorageIdentifier().orElseThrow());
        assertThat(names).hasSize(8).containsOnly(one.retrieveStorageIdentifier().orElseThrow());
    }

    /// The results of the nodes whose attempt was not rejected.
    private <T> List<T> race(int nodes, Attempt<T> attempt) {
        try (ExecutorService threads = Executors.newFixedThreadPool(nodes)) {
            List<Callable<List<T>>> attempts = IntStream.range(0, nodes)
                    .mapToObj(number -> node("racer-" + number))
                    .map(node -> (Callable<List<T>>) () -> unlessRefused(node, attempt))
                    .toList();
            return threads.invokeAll(attempts).stream().map(Future::resultNow).flatMap(List::stream).toList();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static <T> List<T> unlessRefused(TokenStore node, Attempt<T> attempt) {
        try {
            return List.of(attempt.by(node));
        } catch (UnableToClaimTokenException lost) {
            return List.of();
        }
    }

    private interface Attempt<T> {
        T by(TokenStore node);
    }
}
