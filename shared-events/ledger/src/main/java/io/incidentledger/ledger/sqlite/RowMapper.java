package io.incidentledger.ledger.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;

import io.incidentledger.ledger.EpochMicros;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Salt;
import io.incidentledger.ledger.SaltedDigest;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.StreamId;
import org.jspecify.annotations.Nullable;

/// Converts columns to values. Data that the ledger never writes results in [EventLogException.Corrupted].
final class RowMapper {

    /// The columns that [#event] and [#seal] read, in order.
    static final String EVENT_COLUMNS = "e.position, e.event_id, e.stream_type, e.stream_id, e.sequence, e.type, "
            + "e.revision,"
            + " e.payload, e.metadata, e.timestamp";
    static final String SEAL_COLUMNS = "e.salt, e.digest";

    private static final int SALT = 11;
    private static final int DIGEST = 12;
    private static final char REPLACEMENT = '\uFFFD';

    private RowMapper() {}

    static StoredEvent event(ResultSet row, String commitId, Instant recordedAt) throws SQLException {
        long position = row.getLong(1);
        return new StoredEvent(position, commitId, recordedAt, text(row, 2, position), stream(row, position),
                row.getLong(5), text(row, 6, position), nullableText(row, 7, position), text(row, 8, position),
                text(row, 9, position), EpochMicros.toInstant(row.getLong(10)));
    }

    private static @Nullable StreamId stream(ResultSet row, long position) throws SQLException {
        String type = nullableText(row, 3, position);
        String id = nullableText(row, 4, position);
        if (type == null && id == null) {
            return null;
        }
        if (type == null || id == null) {
            throw damaged(position, "an incomplete stream reference");
        }
        return new StreamId(type, id);
    }

    static SaltedDigest seal(ResultSet row, long position) throws SQLException {
        byte @Nullable [] salt = row.getBytes(SALT);
        if (salt == null || salt.length != Salt.LENGTH) {
            throw damaged(position, "no salt");
        }
        return new SaltedDigest(Salt.of(salt), hash(row, DIGEST, position));
    }

    static String text(ResultSet row, int column, long position) throws SQLException {
        String text = nullableText(row, column, position);
        if (text == null) {
            throw damaged(position, "no value in column " + column);
        }
        return text;
    }

    /// Faster than the driver's own decoding, and stricter: the driver replaces what is not UTF-8.
    static @Nullable String nullableText(ResultSet row, int column, long position) throws SQLException {
        byte @Nullable [] bytes = row.getBytes(column);
        if (bytes == null) {
            return null;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0 && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            throw damaged(position, "text that is not UTF-8");
        }
        return text;
    }

    static Hash hash(ResultSet row, int column, long position) throws SQLException {
        Hash hash = nullableHash(row, column, position);
        if (hash == null) {
            throw damaged(position, "no hash");
        }
        return hash;
    }

    static @Nullable Hash nullableHash(ResultSet row, int column, long position) throws SQLException {
        byte @Nullable [] bytes = row.getBytes(column);
        if (bytes == null) {
            return null;
        }
        if (bytes.length != Hash.LENGTH) {
            throw damaged(position, "a hash of " + bytes.length + (bytes.length == 1 ? " byte" : " bytes"));
        }
        return Hash.of(bytes);
    }

    static EventLogException.Corrupted damaged(long position, String what) {
        return new EventLogException.Corrupted(position, "the ledger is damaged at position " + position + ": " + what,
                null);
    }
}
