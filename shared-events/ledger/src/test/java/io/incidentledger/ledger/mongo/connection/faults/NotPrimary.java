package io.incidentledger.ledger.mongo.connection.faults;

import java.util.List;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/// Errors of a server that is not, is no longer, or is about to stop being the primary. They do not say whether the
/// request had already been executed.
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

    /// As the reply to a command, with the server's own names.
    public BsonDocument error() {
        return new BsonDocument("ok", new BsonInt32(0))
                .append("errmsg", new BsonString("the server says: " + name()))
                .append("code", new BsonInt32(code))
                .append("codeName", new BsonString(name()))
                .append("errorLabels", new BsonArray(List.of(new BsonString("RetryableWriteError"))));
    }

    /// As the write concern error of a write that was executed while its primary waited for the majority.
    public BsonDocument writeConcernError() {
        return new BsonDocument("code", new BsonInt32(code))
                .append("codeName", new BsonString(name()))
                .append("errmsg", new BsonString("the server says: " + name()));
    }
}
