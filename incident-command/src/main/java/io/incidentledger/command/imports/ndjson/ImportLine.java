package io.incidentledger.command.imports.ndjson;

/// A line of an import that is not blank.
sealed interface ImportLine {

    /// Counted from 1, blank lines included, as editors do.
    long number();

    /// @param json
    ///            its bytes, without the line feed
    record Complete(long number, byte[] json) implements ImportLine {}

    /// It was longer than a line may be; its bytes were dropped as they came.
    record TooLong(long number, int maxBytes) implements ImportLine {}
}
