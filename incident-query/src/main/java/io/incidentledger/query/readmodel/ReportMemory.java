package io.incidentledger.query.readmodel;

import io.incidentledger.http.messages.ByteBudget;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemType;
import io.micrometer.core.instrument.binder.MeterBinder;

/// The memory that reports may use. A report estimates what it will need, and reserves it before it collects anything.
/// Thread-safe.
public final class ReportMemory {

    private static final int RETRY_AFTER_SECONDS = 5;
    private static final int MEBIBYTE = 1 << 20;

    private final ByteBudget budget;

    /// @param capacity in bytes
    public ReportMemory(long capacity) {
        this.budget = new ByteBudget(capacity);
    }

    /// A reservation for one report, which is empty at first.
    public Reservation reservation() {
        return new Reservation();
    }

    /// The memory that one report has reserved. Closing it gives the memory back. Not thread-safe.
    public final class Reservation implements AutoCloseable {

        private long bytes;

        private Reservation() {}

        /// Reserves more memory, before it is used.
        ///
        /// @param more what the report will need in addition, by estimate
        /// @throws ProblemException `too-large` if no report may be that large; 503 if others use the memory at present
        public void add(long more) {
            if (bytes + more > budget.capacity()) {
                throw new ProblemException(ProblemType.TOO_LARGE.problem("The report would need about "
                        + mebibytes(bytes + more) + " MiB of memory, and reports may use "
                        + mebibytes(budget.capacity())
                        + ". Request a shorter period, fewer measures, or a grouping with fewer groups."));
            }
            if (!budget.tryReserve(more)) {
                throw new ProblemException(ProblemType.OVERLOADED.retryable(
                        "Other reports are using the memory for reports. Try again later.", RETRY_AFTER_SECONDS));
            }
            bytes += more;
        }

        @Override
        public void close() {
            budget.release(bytes);
            bytes = 0;
        }
    }

    private static long mebibytes(long bytes) {
        return Math.ceilDiv(bytes, MEBIBYTE);
    }

    /// Micrometer meters for the memory of reports, under `incident.ledger.reports.memory`.
    MeterBinder metrics() {
        return registry -> budget.meter(registry, "incident.ledger.reports.memory",
                "Memory that reports use, by estimate", "Memory that reports may use; larger ones are rejected");
    }
}
