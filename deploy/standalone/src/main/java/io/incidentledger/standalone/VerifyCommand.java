package io.incidentledger.standalone;

import java.util.concurrent.Callable;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.verification.LedgerVerifier;
import io.incidentledger.ledger.verification.VerificationResult;
import io.incidentledger.program.CannotRunException;
import io.incidentledger.program.CountFormatter;
import io.incidentledger.program.ExitCode;
import io.incidentledger.program.LedgerLocation;
import io.incidentledger.program.OpenLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Recomputes the hash chain of a ledger, whether or not a service is using it.
@Command(name = "verify", mixinStandardHelpOptions = true, description = "Recomputes the hash chain of a ledger "
        + "and reports the first position at which it is broken.", exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the ledger is intact", "1:the ledger is broken or can't be read", "2:invalid usage or configuration"})
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private LedgerOptions options = new LedgerOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CliLogging.logs();
        VerificationResult verificationResult = verify();
        if (verificationResult.intact()) {
            spec.commandLine().getOut()
                    .println("Intact: " + CountFormatter.of(verificationResult.checkedEvents(), "event") + " in "
                            + CountFormatter.of(verificationResult.checkedCommits(), "commit") + ", head "
                            + verificationResult.headHash());
            return ExitCode.DONE;
        }
        throw CannotRunException.because(
                "Broken at position " + verificationResult.firstBroken() + ": " + verificationResult.reason(),
                null);
    }

    private VerificationResult verify() {
        LedgerLocation location = options.place();
        try (OpenLedger ledger = location.openExisting()) {
            return new LedgerVerifier(ledger.log()).verify();
        } catch (EventLogException.Corrupted damage) {
            throw CannotRunException.because("Broken at position " + damage.position() + ": " + damage.getMessage(),
                    damage);
        } catch (EventLogException failure) {
            throw location.complaint(failure);
        }
    }
}
