package io.incidentledger.command.incident;

/// The size of an incident's stream.
///
/// @param bytes the size of the payloads of its events in the log
public record StreamSize(int events, long bytes) {

    static final StreamSize EMPTY = new StreamSize(0, 0);
}
