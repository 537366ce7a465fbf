/// The times of an incident: its milestones and its periods of impact. The incident's view, its postmortem and the
/// measures share this component, so that they cannot disagree. Folding is pure and keeps contradictions; they are
/// evaluated on reading, as of a time that is passed in.
@NullMarked
package io.incidentledger.events.milestones;

import org.jspecify.annotations.NullMarked;
