package io.incidentledger.ledger.conformance;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/// Tests the conformance suite itself, because a suite that no log can fail proves nothing: each of these logs has one
/// defect, and the suite must detect it.
class ConformanceNoticesBrokenLogsTest {

    private static Function<InstantSource, EventLog> candidate = InMemoryEventLog::new;

    /// Runs the suite on the current candidate log; started only by the launcher.
    static class Candidate extends EventLogConformance {

        @Override
        protected EventLog open(InstantSource clock) {
            return candidate.apply(clock);
        }

        @Override
        protected boolean canBeOpenedTwice() {
            return false;
        }

        @Override
        public Duration soon() {
            return Duration.ofMillis(200);
        }
    }

    private static List<String> failures(Function<InstantSource, EventLog> log) {
        candidate = log;
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherDiscoveryRequest suite = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Candidate.class)).build();
        LauncherFactory.create().execute(suite, listener);
        assertThat(listener.getSummary().getTestsStartedCount()).isGreaterThan(30);
        return listener.getSummary().getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getDisplayName().replace("()", "")).toList();
    }

    @Test
    void aGoodLogPasses() {
        assertThat(failures(InMemoryEventLog::new)).isEmpty();
    }

    private static Arguments broken(Function<InstantSource, EventLog> log, String... noticedBy) {
        return arguments(log, List.of(noticedBy));
    }

    private static Stream<Arguments> brokenLogs() {
        return Stream.of(
                broken(BrokenLogs::storesNothing, "whatIsAcknowledgedIsRead",
                        "aStoredCommitIsFoundAndAnUnknownOneIsNot"),
                broken(BrokenLogs::acknowledgesTooEarly, "whatIsAcknowledgedIsRead"),
                broken(BrokenLogs::forgetsCommitIds, "aRepeatedCommitGetsTheFirstReceiptAndWritesNothing",
                        "ofRepetitionsThatRaceExactlyOneIsStored"),
                broken(BrokenLogs::ignoresSequences, "aSequenceThatIsTakenIsRefused",
                        "aSequenceThatLeavesAHoleIsRefused"),
                broken(BrokenLogs::letsTwoWritersWin, "ofWritersThatRaceForASequenceExactlyOneWins"),
                broken(BrokenLogs::storesCommitsInParts, "aCommitIsStoredWholeOrNotAtAll", "commitsAreReadWhole"),
                broken(BrokenLogs::leavesHoles, "positionsAreDenseFromOneOn"),
                broken(BrokenLogs::readsBackwards, "readingGoesOnBehindAPositionUpToALimit",
                        "whoSeesAPositionSeesEverythingBeforeIt"),
                broken(BrokenLogs::skipsWhileScanning, "aLongScanMissesNothing"),
                broken(BrokenLogs::breaksTheChain, "commitsFollowEachOtherInTheChain"),
                broken(BrokenLogs::changesText, "textIsKeptByteForByte"),
                broken(BrokenLogs::letsTimeRunBackwards, "aClockThatStepsBackDoesNotMakeTimeRunBackwards"),
                broken(BrokenLogs::believesAnyClock, "nothingIsRecordedWhileTheClockIsInDoubt"),
                broken(BrokenLogs::tellsNobody, "aListenerSoonHearsOfEachAppend"),
                broken(BrokenLogs::answersWithOldStreamHeads, "aStreamsHeadIsItsLastSequence"),
                broken(BrokenLogs::neverCloses, "aClosedLogRefuses"),
                broken(BrokenLogs::confusesRefusals, "aSequenceThatIsTakenIsRefused", "anEventIdIsStoredOnce"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("brokenLogs")
    void aBrokenLogFails(Function<InstantSource, EventLog> log, List<String> noticedBy) {
        assertThat(failures(log)).containsAll(noticedBy);
    }
}
