package io.incidentledger.query.postmortem;

import java.time.Instant;

/// The latest text that a person wrote for a section.
///
/// @param markdown the text in Markdown, exactly as it was written; escape it before you show it
/// @param author who wrote it
/// @param writtenAt when it was written
record AuthoredSection(String markdown, String author, Instant writtenAt) {}
