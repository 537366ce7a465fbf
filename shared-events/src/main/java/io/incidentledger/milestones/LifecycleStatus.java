package io.incidentledger.milestones;

import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/// The status of an incident, folded from its events. A cancellation or a merge lies on top of the status that the response has reached, so what undoes it brings that status back,
/// with everything that was recorded about it meanwhile.
///
/// @param response
///            the status apart from any cancellation or merge
/// @param withdrawn
///            cancelled or merged; null: neither
public record LifecycleStatus(Status response, @Nullable Status withdrawn) {

    /// Of an incident that was just declared.
    public static final LifecycleStatus DECLARED = new LifecycleStatus(Status.INVESTIGATING, null);

    /// What it is at present.
    public Status current() {
        return withdrawn != null ? withdrawn : response;
    }

    /// After a step of the response: resolving, reopening, closing.
    public LifecycleStatus to(Status next) {
        return new LifecycleStatus(next, withdrawn);
    }

    /// After an update. One that was recorded after the end does not open the incident again; only a reopening does.
    ///
    /// @param announced
    ///            null: the update said nothing about the status
    public LifecycleStatus announced(@Nullable Status announced) {
        return announced == null || !response.open() ? this : to(announced);
    }

    public LifecycleStatus cancelled() {
        return new LifecycleStatus(response, Status.CANCELLED);
    }

    public LifecycleStatus merged() {
        return new LifecycleStatus(response, Status.MERGED);
    }

    /// After a cancellation or a merge was undone.
    public LifecycleStatus restored() {
        return new LifecycleStatus(response, null);
    }
}
