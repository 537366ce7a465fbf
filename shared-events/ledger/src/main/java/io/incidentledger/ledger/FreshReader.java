package io.incidentledger.ledger;

/// A reader that shares no cache with other readers of the process, so that it reads what is stored now.
public interface FreshReader extends EventReader, AutoCloseable {

    @Override
    void close();
}
