package io.incidentledger.standalone;

import java.util.ArrayList;
import java.util.List;

/// Starts command nodes and query nodes.
final class Node {
    private Node() {}

    static Service command(String mongodbUri, String... options) {
        return start("incident-command", mongodbUri, options);
    }

    static Service query(String mongodbUri, String... options) {
        return start("incident-query", mongodbUri, options);
    }

    private static Service start(String program, String mongodbUri, String... options) {
        var arguments = new ArrayList<>(List.of("--port", "0", "--mongodb-uri", mongodbUri));
        arguments.addAll(List.of(options));
        return Service.start(Jar.program(program, arguments.toArray(String[]::new)));
    }
}
