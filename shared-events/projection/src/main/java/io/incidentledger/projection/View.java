package io.incidentledger.projection;

/// Follows the ledger and reflects it up to a position. Only one thread may feed it at a time; any thread may read its
/// position.
public interface View {

    /// A stable name in kebab-case that identifies the view in metrics, logs and stores.
    String name();

    /// The position up to which it reflects the ledger, including events that do not concern it; 0 if it has taken none
    /// yet.
    long position();

    /// Applies the next events. Events at or below its position have no effect, so a batch may be applied twice.
    /// Afterwards its position is at least that of the batch.
    ///
    /// @throws FoldFailedException if an event can't be folded. The view has taken all events before that event and
    ///     none after it; retrying never helps
    /// @throws RuntimeException any other: the store failed; the same batch may be applied again
    void apply(EventBatch batch);
}
