package io.incidentledger.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

import picocli.CommandLine.Option;

/// The address on which the service listens. As long as there is no authentication, this must be a loopback address,
/// unless the user states that the network is trusted.
public final class ListenOptions {
    private static final int MAX_PORT = 65_535;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "${env:INCIDENT_LEDGER_PORT:-8080}",
            description = "Port to listen on; 0 selects a free port. Default: 8080.")
    private int port;

    @Option(names = "--address", paramLabel = "ADDRESS", defaultValue = "${env:INCIDENT_LEDGER_ADDRESS:-127.0.0.1}",
            description = "Address to listen on. Default: 127.0.0.1. Addresses other than loopback require --trust-network.")
    private String address = "";

    @Option(names = "--trust-network", defaultValue = "${env:INCIDENT_LEDGER_TRUST_NETWORK:-false}",
            description = "Allow --address to be other than "
                    + "loopback. Everybody who can reach it can read and change everything: there is no authentication yet.")
    private boolean networkTrusted;

    @Option(names = "--allow-host", paramLabel = "NAME", split = ",",
            defaultValue = "${env:INCIDENT_LEDGER_ALLOW_HOST}", description = "Additional host name to accept "
                    + "in the Host header, such as that of a reverse proxy on this machine. Can be repeated.")
    private java.util.List<String> allowedHosts = java.util.List.of();

    @Option(names = "--http2", defaultValue = "${env:INCIDENT_LEDGER_HTTP2:-false}",
            description = "Also speak HTTP/2 without TLS (h2c), for instance to a reverse proxy.")
    private boolean http2;

    int port() {
        return port;
    }

    String address() {
        return address;
    }

    /// Names that are allowed in the `Host` header besides the loopback names.
    java.util.List<String> allowedHosts() {
        return allowedHosts;
    }

    /// Whether HTTP/2 without TLS is accepted besides HTTP/1.1.
    boolean http2() {
        return http2;
    }

    boolean onlyThisMachine() {
        return resolved().isLoopbackAddress();
    }

    /// @throws CannotRunException if the options are unsafe or invalid
    void check() {
        if (port < 0 || port > MAX_PORT) {
            throw CannotRunException.wrongUsage("--port must be from 0 to " + MAX_PORT + ", but is " + port);
        }
        if (!onlyThisMachine() && !networkTrusted) {
            throw CannotRunException.wrongUsage("Refusing to listen on " + address
                    + ": there is no authentication yet, so everybody who can reach the address could "
                    + "read and change everything. To allow this, add --trust-network.");
        }
    }

    /// Checks that the port is free, so that a start that can't succeed leaves nothing behind.
    ///
    /// @throws CannotRunException if the port is in use or can't be bound
    void checkFree() {
        try (ServerSocket attempt = new ServerSocket()) {
            attempt.setReuseAddress(true);
            attempt.bind(new InetSocketAddress(resolved(), port));
        } catch (IOException refused) {
            throw complaint(refused);
        }
    }

    /// Describes why the server can't listen there.
    CannotRunException complaint(IOException refused) {
        return String.valueOf(refused.getMessage()).contains("in use")
                ? CannotRunException.because("Port " + port + " is in use; choose another one with --port", refused)
                : CannotRunException.because(
                        "Can't listen on " + address + " port " + port + ": "
                                + IoErrorMessages.ofRefusedAddress(refused),
                        refused);
    }

    private InetAddress resolved() {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException unknown) {
            throw CannotRunException.wrongUsage("--address " + address + " is not an address of this machine");
        }
    }
}
