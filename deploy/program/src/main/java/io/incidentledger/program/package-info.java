/// What all programs of the build share: how they start, listen, shut down, and report in one line what prevents them
/// from running. Each program adds a Spring application and its own options. Services listen on the loopback address
/// unless configured otherwise.
@NullMarked
package io.incidentledger.program;

import org.jspecify.annotations.NullMarked;
