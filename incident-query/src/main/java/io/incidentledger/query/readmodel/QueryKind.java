package io.incidentledger.query.readmodel;

/// The kinds of queries, by what they cost. Each kind has a pool of its own.
enum QueryKind {
    /// Reads a page of the present, or one incident.
    SHORT("queries"),
    /// Reads a list as of a moment in the past, which folds again whatever has changed since.
    PAST("past"),
    /// Computes figures across many incidents.
    REPORT("reports"),
    /// Reads the ledger from its beginning.
    SCAN("scans");

    private final String poolName;

    QueryKind(String poolName) {
        this.poolName = poolName;
    }

    /// The name of the pool, in thread names and metrics.
    String poolName() {
        return poolName;
    }
}
