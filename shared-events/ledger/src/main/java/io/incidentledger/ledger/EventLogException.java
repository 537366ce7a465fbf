package io.incidentledger.ledger;

import java.io.Serial;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/// Failure of a log operation. Each kind says what the caller should do.
public abstract sealed class EventLogException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private EventLogException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// The commit does not continue its stream, usually because another writer appended first: load the aggregate again
    /// and decide anew. Nothing was written.
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

        /// The first sequence that was rejected.
        public long sequence() {
            return sequence;
        }
    }

    /// An event id is already stored, in another commit: a defect of the writer; do not retry. Nothing was written.
    public static final class DuplicateEvent extends EventLogException {

        @Serial
        private static final long serialVersionUID = 1L;

        public DuplicateEvent(String eventId) {
            super("event id " + eventId + " is already stored", null);
        }
    }

    /// The commit exceeds the store's size limit for one commit: record less at once; do not retry. Nothing was
    /// written.
    public static final class TooLarge extends EventLogException {

        @Serial
        private static final long serialVersionUID = 1L;

        public TooLarge(long bytes, long limit) {
            super("the commit has " + bytes + " bytes, but the store allows " + limit + " per commit", null);
        }
    }

    /// The bounded queue is full: retry later. Nothing was written.
    public static final class Overloaded extends EventLogException {

        @Serial
        private static final long serialVersionUID = 1L;

        private final @Nullable String streamId;
        private final long capacity;

        public Overloaded(int capacity) {
            this("the queue of " + capacity + " commits is full", null, capacity);
        }

        private Overloaded(String message, @Nullable String streamId, long capacity) {
            super(message, null);
            this.streamId = streamId;
            this.capacity = capacity;
        }

        /// The queue is full by the size of the commits in it.
        public static Overloaded ofSize(long capacity) {
            return new Overloaded("the queue of " + capacity + " characters is full", null, capacity);
        }

        /// Too many commits wait for one stream; others are not affected.
        public static Overloaded ofStream(String streamId, int capacity) {
            return new Overloaded("stream " + streamId + " has " + capacity + " commits in progress", streamId,
                    capacity);
        }

        /// The stream for which too many commits wait; null: the whole log is overloaded.
        public @Nullable String streamId() {
            return streamId;
        }

        /// How many may wait.
        public long capacity() {
            return capacity;
        }
    }

    /// The store can't be read or written at the moment (disk full, closed, no server): retry later. Nothing was
    /// written.
    public static final class Unavailable extends EventLogException {

        @Serial
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /// The clock can't be believed at the moment, so no commit can get a time: retry later. Nothing was written.
    public static final class ClockUncertain extends EventLogException {

        @Serial
        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        /// @param message names the times that contradict each other
        public ClockUncertain(String message, Duration retryAfter) {
            super(message, null);
            this.retryAfter = retryAfter;
        }

        /// When the clock may be believed again.
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /// The commit may or may not have been written, and may still be written later: repeat it with the same commit id.
    public static final class OutcomeUnknown extends EventLogException {

        @Serial
        private static final long serialVersionUID = 1L;

        public OutcomeUnknown(String commitId, Duration waited, @Nullable Throwable cause) {
            super("the outcome of commit " + commitId + " is not known after " + waited.toMillis() + " ms", cause);
        }
    }

    /// The stored data is not what was written: stop, and inspect the position.
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

    /// Damage was found in the ledger while it was in use, so nothing is appended any more: stop, and inspect the
    /// position. Nothing was written.
    public static final class Damaged extends EventLogException {

        @Serial
        private static final long serialVersionUID = 1L;

        private final long position;

        public Damaged(Corrupted found) {
            super(String.valueOf(found.getMessage()), found);
            this.position = found.position();
        }

        /// The first position that can't be trusted.
        public long position() {
            return position;
        }
    }

    /// The target is not a ledger, or was created by a later version of the program. Nothing was changed: choose
    /// another location, or update the program.
    public static final class Incompatible extends EventLogException {

        @Serial
        private static final long serialVersionUID = 1L;

        public Incompatible(String message) {
            super(message, null);
        }
    }
}
