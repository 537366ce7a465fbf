package io.incidentledger.ledger.transfer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import io.incidentledger.ledger.EventAppender;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.NewEvent;
import io.incidentledger.ledger.StreamId;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.ledger.transfer.LedgerImport.Taken;

import static io.incidentledger.ledger.Commits.WRITTEN_AT;
import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.event;
import static io.incidentledger.ledger.Commits.loose;

/// Concise helpers for exported ledgers.
final class Exports {

    private Exports() {}

    /// A small ledger with all unusual features; its commits have the positions 1 · 2 3 4 · 5 · 6 7.
    static InMemoryEventLog oddLedger() {
        InMemoryEventLog log = new InMemoryEventLog();
        append(log, new NewCommit("key", Hash.parse("ab".repeat(32)), List.of(event("a", 0))));
        append(log, commit(event("b", 0), event("a", 1), loose()));
        append(log, commit(odd("c", 0, "")));
        append(log, commit(odd("c", 1, "{ \"z\" : 1.0,\t\"a\":\"\\u00e9 é 🔥 \\\\ \\\" \u2028 \u0000\" }\n"),
                event("b", 1)));
        return log;
    }

    private static NewEvent odd(String stream, long sequence, String payload) {
        return new NewEvent("odd-" + stream + sequence, new StreamId("", stream), sequence, "Odd", null, payload, "",
                WRITTEN_AT.minusSeconds(4_000_000_000L));
    }

    static void append(EventAppender log, NewCommit commit) {
        log.append(commit).join();
    }

    static byte[] export(EventReader reader) {
        return export(reader, 0);
    }

    static byte[] export(EventReader reader, long afterPosition) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new LedgerExport(reader).write(afterPosition, out, position -> {});
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }

    static List<String> lines(byte[] export) {
        return new String(export, StandardCharsets.UTF_8).lines().toList();
    }

    static Taken take(byte[] export, LedgerReceiver receiver) {
        return new LedgerImport(receiver, Instant.MAX).read(new ByteArrayInputStream(export), position -> {});
    }
}
