package io.incidentledger.standalone;

import java.util.Locale;
import java.util.concurrent.Callable;

import io.incidentledger.eventlog.EventLogException;
import io.incidentledger.eventlog.LedgerVerifier;
import io.incidentledger.eventlog.Verification;
import io.incidentledger.eventlog.sqlite.SqliteEventLog;
import io.incidentledger.eventlog.sqlite.SqliteSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Recomputes the chain of a ledger, whether a service runs on it or not.
@Command(name = "verify", mixinStandardHelpOptions = true, description = "Recomputes the hash chain of a ledger and says where it breaks.", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
    "0:the ledger is intact", "1:it is not", "2:wrong usage"})
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private DataDirectory data = new DataDirectory();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        data.existingLedger();
        Quiet.logs();
        Verification verification = verify();
        if (verification.intact()) {
            spec.commandLine().getOut().println(String.format(Locale.ROOT, "Intact: %,d events in %,d commits, head %s",
                    verification.checkedEvents(), verification.checkedCommits(), verification.headHash()));
            return ExitCode.DONE;
        }
        spec.commandLine().getErr()
                .println("Broken at position " + verification.firstBroken() + ": " + verification.reason());
        return ExitCode.FOUND_SOMETHING_WRONG;
    }

    private Verification verify() {
        try (SqliteEventLog log = SqliteEventLog.open(data.path(), SqliteSettings.DEFAULT)) {
            return new LedgerVerifier(log).verify();
        } catch (EventLogException.Corrupted damage) {
            throw CannotRun.because("Broken at position " + damage.position() + ": " + damage.getMessage(), damage);
        } catch (EventLogException failure) {
            throw StartFailure.ofLedger(failure, data);
        }
    }
}
