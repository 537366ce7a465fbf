package io.incidentledger.benchmark.scenario;

import java.time.Duration;

import io.incidentledger.benchmark.http.AnswerListener;
import io.incidentledger.benchmark.http.HttpLoad;
import io.incidentledger.benchmark.http.RequestSource;
import io.incidentledger.benchmark.process.Service;

/** A service and the load generator that is aimed at it. */
record LoadedService(Service service, HttpLoad load) implements AutoCloseable {

    private static final int WARM_UP_CONNECTIONS = 64;

    static LoadedService of(Service service) {
        return new LoadedService(service, new HttpLoad(service.address()));
    }

    void warmUp(Effort effort, RequestSource source) {
        load.closedLoop(WARM_UP_CONNECTIONS, effort.warmUp(), source, AnswerListener.NOBODY);
    }

    /** One run that counts. */
    Trial trial(int connections, Duration time, RequestSource source) {
        return Trial.of(service, () -> load.closedLoop(connections, time, source, AnswerListener.NOBODY));
    }

    @Override
    public void close() {
        load.close();
        service.close();
    }
}
