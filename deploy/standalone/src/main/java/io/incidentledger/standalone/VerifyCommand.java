package io.incidentledger.standalone;

import java.util.concurrent.Callable;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.verification.LedgerVerifier;
import io.incidentledger.ledger.verification.Verification;
import io.incidentledger.program.CannotRun;
import io.incidentledger.program.Count;
import io.incidentledger.program.ExitCode;
import io.incidentledger.program.LedgerPlace;
import io.incidentledger.program.OpenLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Recomputes the chain of a ledger, whether a service runs on it or not.
@Command(name = "verify", mixinStandardHelpOptions = true, description = "Recomputes the hash chain of a ledger and says where it breaks.", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
    "0:the ledger is intact", "1:it is not", "2:wrong usage"})
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private LedgerOptions options = new LedgerOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Quiet.logs();
        Verification verification = verify();
        if (verification.intact()) {
            spec.commandLine().getOut().println("Intact: " + Count.of(verification.checkedEvents(), "event") + " in "
                    + Count.of(verification.checkedCommits(), "commit") + ", head " + verification.headHash());
            return ExitCode.DONE;
        }
        throw CannotRun.because("Broken at position " + verification.firstBroken() + ": " + verification.reason(),
                null);
    }

    private Verification verify() {
        LedgerPlace place = options.place();
        try (OpenLedger ledger = place.openExisting()) {
            return new LedgerVerifier(ledger.log()).verify();
        } catch (EventLogException.Corrupted damage) {
            throw CannotRun.because("Broken at position " + damage.position() + ": " + damage.getMessage(), damage);
        } catch (EventLogException failure) {
            throw place.complaint(failure);
        }
    }
}
