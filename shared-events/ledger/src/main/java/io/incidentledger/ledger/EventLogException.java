package io.incidentledger.ledger;

import java.io.Serial;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/// Why the log did not do what it was asked. Each kind says what the caller should do.
public abstract sealed class EventLogException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private EventLogException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// Another writer appended to the stream first: load the aggregate again and decide anew. Nothing was written.
    public static final class SequenceConflict extends EventLogException {

        @Serial
        private static final long serialVersionUID = 1L;

        private final String streamId;
        private final long sequence;

        public SequenceConflict(String streamId, long sequence) {
            super("stream " + streamId + " does not continue with sequence " + sequence, null);
            this.streamId = streamId;
            this.sequence = sequence;
        }

        public String streamId() {
            return streamId;
        }

        /// The first sequence that was refused.
        public long sequence() {
            return sequence;
        }
    }

    /// An event id is stored already, in another commit: a defect of the writer, do not retry. Nothing was written.
    public static final class DuplicateEvent extends EventLogException {

        @Serial
        private static final long serialVersionUID = 1L;

        public DuplicateEvent(String eventId) {
            super("event id " + eventId + " is stored already", null);
        }
    }

    /// The store has no room for so much in one commit: record less at once, do not retry. Nothing was written.
    public static final class TooLarge extends EventLogException {

        @Serial
        private static final long serialVersionUID = 1L;

        public TooLarge(long bytes, long limit) {
            super("the commit takes " + bytes + " bytes, the store has room for " + limit + " in one commit", null);
        }
    }

    /// The bounded queue is full: retry later. Nothing was written.
    public static final class Overloaded extends EventLogException {

        @Serial
        private static final long serialVersionUID = 1L;

        public Overloaded(int capacity) {
            super("the queue of " + capacity + " commits is full", null);
        }
    }

    /// The store does not take writes or reads just now (disk full, closed, no server): retry later. Nothing was
    /// written.
    public static final class Unavailable extends EventLogException {

        @Serial
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /// It may or may not have been written, and may still land: repeat it with the same commit id.
    public static final class OutcomeUnknown extends EventLogException {

        @Serial
        private static final long serialVersionUID = 1L;

        public OutcomeUnknown(String commitId, Duration waited, @Nullable Throwable cause) {
            super("the outcome of commit " + commitId + " is not known after " + waited.toMillis() + " ms", cause);
        }
    }

    /// What is stored is not what was written: stop, and look at the position.
    public static final class Corrupted extends EventLogException {

        @Serial
        private static final long serialVersionUID = 1L;

        private final long position;

        public Corrupted(long position, String message, @Nullable Throwable cause) {
            super(message, cause);
            this.position = position;
        }

        /// The first position that can't be trusted.
        public long position() {
            return position;
        }
    }

    /// What is there is not a ledger, or one of a later version of the program: nothing was changed; name another
    /// place, or update.
    public static final class Incompatible extends EventLogException {

        @Serial
        private static final long serialVersionUID = 1L;

        public Incompatible(String message) {
            super(message, null);
        }
    }
}
