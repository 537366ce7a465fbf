package io.incidentledger.ledger.transfer;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.chain.ChainedCommit;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import org.jspecify.annotations.Nullable;

/// Imports a ledger into memory, where it remains when this is closed.
final class MemoryReceiver implements LedgerReceiver {

    private @Nullable InMemoryEventLog log;

    InMemoryEventLog log() {
        return Objects.requireNonNull(log, "not begun");
    }

    boolean begun() {
        return log != null;
    }

    @Override
    public Head begin(String ledgerId) {
        if (log == null) {
            log = new InMemoryEventLog(InstantSource.system(), ledgerId);
        }
        return log.head();
    }

    @Override
    public Optional<Hash> hashFrom(long firstPosition) {
        return log().readCommits(firstPosition - 1, 1).stream()
                .filter(commit -> commit.receipt().firstPosition() == firstPosition).map(Commit::hash).findFirst();
    }

    @Override
    public void append(List<ChainedCommit> commits) {
        commits.forEach(log()::keep);
    }

    @Override
    public void close() {}
}
