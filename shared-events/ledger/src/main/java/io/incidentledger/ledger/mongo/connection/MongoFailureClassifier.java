package io.incidentledger.ledger.mongo.connection;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import org.jspecify.annotations.Nullable;

/// Classifies the driver's failures: whether the server is temporarily unavailable, or lacks change streams.
public final class MongoFailureClassifier {

    /// HostUnreachable, HostNotFound, MaxTimeMSExpired, WriteConcernTimeout, NetworkTimeout, ShutdownInProgress,
    /// FailedToSatisfyReadPreference, ReadConcernMajorityNotAvailableYet, PrimarySteppedDown, ExceededTimeLimit,
    /// ConnectionPoolExpired, SocketException, NotWritablePrimary, InterruptedAtShutdown,
    /// InterruptedDueToReplStateChange, NotPrimaryNoSecondaryOk, NotPrimaryOrSecondary.
    private static final Set<Integer> TRANSIENT = Set.of(6, 7, 50, 64, 89, 91, 133, 134, 189, 262, 317, 9001, 10107,
            11600,
            11602, 13435, 13436);
    /// CommandNotFound, CommandNotSupported, NotImplemented, and those with which standalone servers reject a change
    /// stream.
    private static final Set<Integer> UNSUPPORTED = Set.of(59, 115, 238, 40324, 40573);
    private static final Pattern NO_CHANGE_STREAM = Pattern.compile(
            "(?i)change ?stream.*(not|n't|only) (yet )?(be "
                    + ")?(supported|implemented|available)|(unsupported|unrecognized|unknown|not "
                    + "implemented).*change ?stream");

    private MongoFailureClassifier() {}

    /// Whether the same request may soon succeed: a connection broke, there is no primary, or it took too long. Failed
    /// authentication and rejected requests remain so.
    public static boolean isTransient(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case MongoSocketException broken -> {
                    return true;
                }
                case MongoTimeoutException late -> {
                    return true;
                }
                case MongoNotPrimaryException elsewhere -> {
                    return true;
                }
                case MongoNodeIsRecoveringException soon -> {
                    return true;
                }
                case MongoConnectionPoolClearedException broken -> {
                    return true;
                }
                case MongoException mongoFailure -> {
                    if (passes(mongoFailure)) {
                        return true;
                    }
                }
                case TimeoutException late -> {
                    return true;
                }
                case IOException broken -> {
                    return true;
                }
                default -> {
                    // Check the cause.
                }
            }
        }
        return false;
    }

    private static boolean passes(MongoException mongoFailure) {
        return TRANSIENT.contains(mongoFailure.getCode()) || mongoFailure.hasErrorLabel("RetryableWriteError")
                || mongoFailure.hasErrorLabel("TransientTransactionError");
    }

    /// Whether the server has no change streams, rather than having lost one.
    public static boolean isWithoutChangeStreams(Throwable failure) {
        return failure instanceof MongoException mongoFailure && (UNSUPPORTED.contains(mongoFailure.getCode())
                || NO_CHANGE_STREAM.matcher(String.valueOf(mongoFailure.getMessage())).find());
    }
}
