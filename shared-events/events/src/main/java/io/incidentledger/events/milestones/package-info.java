/// The times of an incident: its milestones and the stretches of its impact. One component that the incident's view,
/// its postmortem and the measures share, so that they cannot disagree. Folding is pure and keeps contradictions;
/// judging them happens when they are read, against a time of asking that is passed in.
@NullMarked
package io.incidentledger.events.milestones;

import org.jspecify.annotations.NullMarked;
