package io.incidentledger.command.imports.ndjson;

/// A line of an import that is not blank.
sealed interface ImportLine {

    /// The line number from 1, blank lines included, as editors count.
    long number();

    /// @param json the line's bytes, without the line feed
    record Complete(long number, byte[] json) implements ImportLine {}

    /// A line that exceeded the maximum length; its bytes were dropped as they arrived.
    record TooLong(long number, int maxBytes) implements ImportLine {}
}
