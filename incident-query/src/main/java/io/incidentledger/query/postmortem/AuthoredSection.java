package io.incidentledger.query.postmortem;

import java.time.Instant;

/// The latest text that a person wrote under one heading.
///
/// @param markdown as it was written; untrusted
record AuthoredSection(String markdown, String author, Instant writtenAt) {}
