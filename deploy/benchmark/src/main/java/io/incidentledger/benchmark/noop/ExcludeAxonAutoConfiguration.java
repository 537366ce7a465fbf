package io.incidentledger.benchmark.noop;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/// Excludes the auto-configurations of Axon. Axon is on the class path because of the views that the benchmark
/// rebuilds; the no-op endpoint does not need it.
final class ExcludeAxonAutoConfiguration implements AutoConfigurationImportFilter {

    @Override
    public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
        boolean[] wanted = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            String candidate = candidates[i];
            wanted[i] = candidate != null && !candidate.startsWith("org.axonframework.");
        }
        return wanted;
    }
}
