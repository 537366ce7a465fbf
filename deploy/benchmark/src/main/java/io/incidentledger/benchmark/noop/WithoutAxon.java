package io.incidentledger.benchmark.noop;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/// Axon is on the class path, because the views that are rebuilt here come with it; an endpoint that does nothing needs
/// none.
final class WithoutAxon implements AutoConfigurationImportFilter {

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
