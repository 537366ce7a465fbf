package io.incidentledger.query.postmortem;

import java.time.Instant;

/// What a person wrote last under one heading.
///
/// @param markdown as it was written: not to be trusted
record AuthoredSection(String markdown, String author, Instant writtenAt) {}
