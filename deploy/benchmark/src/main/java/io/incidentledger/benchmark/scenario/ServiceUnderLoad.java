package io.incidentledger.benchmark.scenario;

import java.time.Duration;

import io.incidentledger.benchmark.http.HttpLoad;
import io.incidentledger.benchmark.http.RequestSource;
import io.incidentledger.benchmark.http.ResponseListener;
import io.incidentledger.benchmark.process.ServiceUnderMeasurement;

/// A service and the load generator for it.
record ServiceUnderLoad(ServiceUnderMeasurement service, HttpLoad load) implements AutoCloseable {

    private static final int WARM_UP_CONNECTIONS = 64;

    static ServiceUnderLoad of(ServiceUnderMeasurement serviceUnderMeasurement) {
        return new ServiceUnderLoad(serviceUnderMeasurement, new HttpLoad(serviceUnderMeasurement.address()));
    }

    void warmUp(MeasurementPlan workload, RequestSource source) {
        load.closedLoop(WARM_UP_CONNECTIONS, workload.warmUp(), source, ResponseListener.NOBODY);
    }

    /// One measured run.
    RunResult trial(int connections, Duration time, RequestSource source) {
        return RunResult.of(service, () -> load.closedLoop(connections, time, source, ResponseListener.NOBODY));
    }

    @Override
    public void close() {
        load.close();
        service.close();
    }
}
