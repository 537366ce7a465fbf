package io.incidentledger.ledger.mongo.connection.faults;

import java.util.List;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/// What a server says that is not, or no longer, or not for long, the one that takes writes. Whether it had done what
/// it was asked by then, it doesn't say.
public enum NotPrimary {
    NotWritablePrimary(10107),
    NotPrimaryNoSecondaryOk(13435),
    InterruptedAtShutdown(11600),
    InterruptedDueToReplStateChange(11602),
    ShutdownInProgress(91),
    PrimarySteppedDown(189);

    private final int code;

    NotPrimary(int code) {
        this.code = code;
    }

    /// As the answer to a command, in the server's own names.
    public BsonDocument error() {
        return new BsonDocument("ok", new BsonInt32(0))
                .append("errmsg", new BsonString("the server says: " + name()))
                .append("code", new BsonInt32(code))
                .append("codeName", new BsonString(name()))
                .append("errorLabels", new BsonArray(List.of(new BsonString("RetryableWriteError"))));
    }

    /// As what happened to a write that was carried out, while its primary waited for the majority.
    public BsonDocument writeConcernError() {
        return new BsonDocument("code", new BsonInt32(code))
                .append("codeName", new BsonString(name()))
                .append("errmsg", new BsonString("the server says: " + name()));
    }
}
