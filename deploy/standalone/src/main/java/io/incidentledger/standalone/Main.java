package io.incidentledger.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.springframework.boot.SpringApplication;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/// The command line. Without a command it serves; options that it does not know are Spring Boot's.
@Command(name = "incident-ledger", description = "An incident ledger: serves unless a command says otherwise.")
public final class Main implements Callable<Integer> {
    private static final int SERVING = -1;

    @Unmatched
    private List<String> springOptions = new ArrayList<>();

    private Main() {}

    public static void main(String[] args) {
        int outcome = new CommandLine(new Main()).execute(args);
        if (outcome != SERVING) {
            System.exit(outcome);
        }
    }

    @Override
    public Integer call() {
        SpringApplication.run(StandaloneApplication.class, springOptions.toArray(String[]::new));
        return SERVING;
    }
}
