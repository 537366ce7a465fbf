/// Test tiers: `mvn test` takes minutes, `mvn verify` runs everything in small doses, and `mvn -Psoak verify` runs the
/// large doses within a time budget.
@NullMarked
package io.incidentledger.tiers;

import org.jspecify.annotations.NullMarked;
