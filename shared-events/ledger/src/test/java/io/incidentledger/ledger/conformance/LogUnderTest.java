package io.incidentledger.ledger.conformance;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.verification.LedgerVerifier;
import io.incidentledger.ledger.verification.VerificationResult;
import org.assertj.core.api.Assertions;

import static org.junit.jupiter.api.Assertions.fail;

/// What the rules ask of the fixture of a log, and words that they share.
interface LogUnderTest {

    /// The log; empty when a test begins.
    EventLog log();

    /// The clock that [#log] uses.
    SettableClock clock();

    /// The same log opened once more, as another process would, while [#log] stays open; a log that lives in one
    /// process aborts the test.
    EventLog openedTwice();

    /// How long to wait for what happens within milliseconds on a machine that has nothing else to do.
    Duration soon();

    default Receipt append(NewCommit commit) {
        return outcome(log().append(commit));
    }

    static Receipt outcome(CompletableFuture<Receipt> result) {
        try {
            return result.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof EventLogException known) {
                throw known;
            }
            return fail("the log fails in a way of its own", refused.getCause());
        } catch (InterruptedException | TimeoutException silent) {
            return fail("the log gives no answer", silent);
        }
    }

    default <T extends EventLogException> T refusal(Class<T> kind, NewCommit commit) {
        return Assertions.catchThrowableOfType(kind, () -> append(commit));
    }

    default void assertIntact() {
        VerificationResult verificationResult = new LedgerVerifier(log()).verify();
        Assertions.assertThat(verificationResult.reason()).isNull();
        Assertions.assertThat(verificationResult.intact()).isTrue();
        Assertions.assertThat(verificationResult.checkedEvents()).isEqualTo(log().head().position());
    }
}
