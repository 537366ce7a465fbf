package io.incidentledger.query.incident;

import java.time.Instant;

import io.incidentledger.events.Role;
import org.jspecify.annotations.Nullable;

/// The assignment of a role to a person.
///
/// @param role the role
/// @param assignee who has it
/// @param scope the part of the role that was assigned; null: all of it
/// @param since the time from which the person has held the role
/// @param delegatedBy the holder who delegated this part; null: not delegated
/// @param implicit whether this is a vacant lead role, which the incident commander therefore holds
public record RoleAssignment(Role role, String assignee, @Nullable String scope, Instant since,
        @Nullable String delegatedBy,
        boolean implicit) {}
