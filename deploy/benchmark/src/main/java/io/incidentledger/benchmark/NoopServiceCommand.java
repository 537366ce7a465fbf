package io.incidentledger.benchmark;

import java.util.concurrent.Callable;

import io.incidentledger.benchmark.noop.NoopService;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Serves the no-op endpoint to which the service is compared, in a separate process.
@Command(name = NoopService.COMMAND, description = "Accepts declarations without processing them; the benchmark starts "
        + "it by itself.")
final class NoopServiceCommand implements Callable<Integer> {

    @Override
    public Integer call() throws InterruptedException {
        NoopService.serve();
        return CommandLine.ExitCode.OK;
    }
}
