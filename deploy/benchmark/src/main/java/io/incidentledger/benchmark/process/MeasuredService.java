package io.incidentledger.benchmark.process;

import java.net.URI;
import java.time.Duration;

/// A service under measurement.
public interface MeasuredService extends AutoCloseable {

    URI address();

    /// CPU time that it has used so far; zero when that can't be known, as of a service that somebody else started.
    Duration cpuTime();

    /// Memory that it holds, in bytes; 0 when that can't be known.
    long residentBytes();

    /// Ends it, if this run started it.
    @Override
    void close();

    /// A service that runs already and goes on afterwards.
    static MeasuredService at(URI address) {
        return new MeasuredService() {
            @Override
            public URI address() {
                return address;
            }

            @Override
            public Duration cpuTime() {
                return Duration.ZERO;
            }

            @Override
            public long residentBytes() {
                return 0;
            }

            @Override
            public void close() {
                // It is not ours.
            }
        };
    }
}
