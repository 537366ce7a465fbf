/// How much is tested when: `mvn test` in minutes, `mvn verify` whole in small doses, `mvn -Psoak verify` the large
/// doses within a budget of time.
@NullMarked
package io.incidentledger.tiers;

import org.jspecify.annotations.NullMarked;
