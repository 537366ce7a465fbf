package io.incidentledger.projection;

/// Something that follows the ledger and reflects it up to a position. It is fed by one thread at a time; its position
/// may be read by any.
public interface View {

    /// Stable, kebab-case; names the view in metrics, logs and stores.
    String name();

    /// The position up to which it reflects the ledger, events that do not concern it included; 0: nothing yet.
    long position();

    /// Takes the next events. What lies at or below its position changes nothing, so a batch may come twice. Afterwards
    /// its position is at least the batch's.
    ///
    /// @throws FoldFailedException when an event can't be folded: everything before that event was taken and nothing
    ///     after it, and it will never go on by trying again
    /// @throws RuntimeException any other: the store had a fault; the same batch may be given again
    void apply(EventBatch batch);
}
