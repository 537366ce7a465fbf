package io.incidentledger.query.incident;

import java.time.Instant;

import io.incidentledger.events.Role;
import org.jspecify.annotations.Nullable;

/// Somebody in a role.
///
/// @param scope the part of the role that is meant; null: all of it
/// @param since in the world
/// @param delegatedBy the holder who gave this part away; null: assigned
/// @param implicit a lead that nobody holds and that the commander therefore holds
record RoleAssignment(Role role, String assignee, @Nullable String scope, Instant since,
        @Nullable String delegatedBy,
        boolean implicit) {}
