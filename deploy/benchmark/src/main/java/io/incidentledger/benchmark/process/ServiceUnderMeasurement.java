package io.incidentledger.benchmark.process;

import java.net.URI;
import java.time.Duration;

/// A service under measurement.
public interface ServiceUnderMeasurement extends AutoCloseable {

    URI address();

    /// The CPU time used so far; zero if it is unknown, for example for a service that was started elsewhere.
    Duration cpuTime();

    /// The resident memory in bytes; 0 if it is unknown.
    long residentBytes();

    /// Stops the service if this run started it.
    @Override
    void close();

    /// A service that is already running and continues to run afterwards.
    static ServiceUnderMeasurement at(URI address) {
        return new ServiceUnderMeasurement() {
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
                // This run did not start it.
            }
        };
    }
}
