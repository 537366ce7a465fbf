package io.incidentledger.ledger.mongo;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.incidentledger.ledger.mongo.connection.faults.Fault;
import io.incidentledger.ledger.mongo.connection.faults.NotPrimary;
import io.incidentledger.ledger.mongo.connection.faults.Replies;
import org.junit.jupiter.api.Named;

import static org.junit.jupiter.api.Named.named;

/// The faults that may affect a single request.
final class InjectedFailures {

    /// Sources for parameterized rules.
    static final String OF_INSERTS = "io.incidentledger.ledger.mongo.InjectedFailures#ofInserts";
    static final String OF_READS = "io.incidentledger.ledger.mongo.InjectedFailures#ofReads";

    private static final Duration SLOW = Duration.ofMillis(100);

    private InjectedFailures() {}

    static List<Named<Fault>> ofReads() {
        return Stream.concat(ofConnections(), notPrimary()).toList();
    }

    static List<Named<Fault>> ofInserts() {
        return Stream.of(ofConnections(), notPrimary(), noMajority(), oddities()).flatMap(kind -> kind).toList();
    }

    private static Stream<Named<Fault>> ofConnections() {
        return Stream.of(
                named("cut before the request", Fault.cutBeforeRequest()),
                named("cut within the request", Fault.cutWithinRequest()),
                named("cut before the reply", Fault.cutBeforeReply()),
                named("cut within the reply", Fault.cutWithinReply()),
                named("request lost", Fault.loseRequest()),
                named("reply lost", Fault.loseReply()));
    }

    private static Stream<Named<Fault>> notPrimary() {
        return Stream.of(NotPrimary.values()).flatMap(reason -> Stream.of(
                named(reason + " instead of doing it", Fault.answer(reason.error())),
                named(reason + " after doing it", Fault.rewriteReply(Replies.error(reason)))));
    }

    private static Stream<Named<Fault>> noMajority() {
        return Stream.concat(
                Stream.of(named("no majority in time", Fault.rewriteReply(Replies.majorityTimedOut()))),
                Stream.of(NotPrimary.PrimarySteppedDown, NotPrimary.InterruptedAtShutdown).map(reason -> named(
                        reason + " before a majority", Fault.rewriteReply(Replies.noMajority(reason)))));
    }

    /// Unusual behavior that is not a failure.
    private static Stream<Named<Fault>> oddities() {
        return Stream.of(
                named("counts nothing", Fault.rewriteReply(Replies.counting(0))),
                named("counts too many", Fault.rewriteReply(Replies.counting(99))),
                named("slow request", Fault.delayRequest(SLOW)),
                named("slow reply", Fault.delayReply(SLOW)),
                named("in pieces", Fault.inPiecesOf(100)));
    }
}
