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

/// The fixture that the rules require of a log, and helpers that they share.
interface LogUnderTest {

    /// The log; empty when a test begins.
    EventLog log();

    /// The clock that [#log] uses.
    SettableClock clock();

    /// The same log opened a second time, as another process would open it, while [#log] stays open; aborts the test
    /// for a log that lives in a single process.
    EventLog openedTwice();

    /// How long to wait for what takes milliseconds on an idle machine.
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
