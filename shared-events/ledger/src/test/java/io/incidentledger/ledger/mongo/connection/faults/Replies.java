package io.incidentledger.ledger.mongo.connection.faults;

import java.util.function.UnaryOperator;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/// Rewrites replies to writes into others that a replica set may send; for [Fault#rewriteReply].
public final class Replies {

    private static final BsonDocument MAJORITY_TIMED_OUT = BsonDocument.parse("""
            {"code": 64, "codeName": "WriteConcernTimeout", "errmsg": "waiting for replication timed out",
             "errInfo": {"wtimeout": true}}""");

    private Replies() {}

    /// An error instead of the server's reply.
    public static UnaryOperator<BsonDocument> error(NotPrimary reason) {
        return reply -> reason.error();
    }

    /// Written on the primary, which stepped down, or the like, before a majority acknowledged.
    public static UnaryOperator<BsonDocument> noMajority(NotPrimary reason) {
        return reply -> reply.append("writeConcernError", reason.writeConcernError());
    }

    /// Written on the primary, but no majority acknowledged in time.
    public static UnaryOperator<BsonDocument> majorityTimedOut() {
        return reply -> reply.append("writeConcernError", MAJORITY_TIMED_OUT);
    }

    /// Another count of written documents.
    public static UnaryOperator<BsonDocument> counting(int written) {
        return reply -> reply.append("n", new BsonInt32(written));
    }

    /// Duplicate-key errors, if there are any, report another index, as a server may when several are violated.
    public static UnaryOperator<BsonDocument> duplicateIn(String index) {
        return reply -> {
            for (BsonValue error : reply.getArray("writeErrors", new BsonArray())) {
                BsonDocument written = error.asDocument();
                String message = written.getString("errmsg").getValue();
                written.put("errmsg", new BsonString(message.replaceFirst("index: \\S+", "index: " + index)));
            }
            return reply;
        };
    }
}
