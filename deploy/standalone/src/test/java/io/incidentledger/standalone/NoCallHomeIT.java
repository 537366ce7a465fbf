package io.incidentledger.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests that the service opens no connections of its own. Connections of the Java library are redirected to a trap;
/// where the system lists the sockets of a process, these are checked as well.
class NoCallHomeIT {
    private final ConcurrentLinkedQueue<String> caught = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path directory;

    private ServerSocket trap;

    @BeforeEach
    void setTrap() throws IOException {
        trap = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::watch);
    }

    @AfterEach
    void openTrap() throws IOException {
        trap.close();
    }

    private void watch() {
        while (!trap.isClosed()) {
            try (Socket caller = trap.accept()) {
                caught.add(String.valueOf(caller.getRemoteSocketAddress()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Test
    void theServiceCallsNobody() {
        Set<String> peers = new TreeSet<>();
        try (Service service = Service
                .start(trapped(Jar.command("serve", "--port", "0", "--data", directory.toString())))) {
            for (int i = 0; i < 50; i++) {
                service.http().post("/v1/incidents", "{\"title\": \"t\", \"severity\": \"SEV3\"}").expect(201);
                peers.addAll(peersOf(service.process().pid()));
            }
            service.terminate();
        }
        assertThat(caught).isEmpty();
        assertThat(peers).isEmpty();
    }

    @Test
    void theTrapCatchesWhoCallsHome() throws Exception {
        var command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), CallsHome.class.getName());
        assertThat(trapped(command).start().waitFor()).isZero();
        assertThat(caught).isNotEmpty();
    }

    /// Opens a connection, to show that the trap catches it.
    static final class CallsHome {
        private CallsHome() {}

        public static void main(String[] args) throws IOException {
            var connection = (HttpURLConnection) URI.create("http://updates.invalid/").toURL().openConnection();
            try {
                connection.getResponseCode();
            } catch (IOException nobodyThere) {
                System.out.println(nobodyThere.getMessage());
            }
        }
    }

    private ProcessBuilder trapped(ProcessBuilder command) {
        String port = Integer.toString(trap.getLocalPort());
        var trapped = new ArrayList<>(command.command());
        trapped.addAll(1,
                List.of("-Dhttp.proxyHost=127.0.0.1", "-Dhttp.proxyPort=" + port, "-Dhttps.proxyHost=127.0.0.1",
                        "-Dhttps.proxyPort=" + port, "-DsocksProxyHost=127.0.0.1", "-DsocksProxyPort=" + port));
        return command.command(trapped);
    }

    /// The remote addresses, in hexadecimal and other than this machine, of the connections that the process holds.
    private static Set<String> peersOf(long pid) {
        Set<String> peers = new TreeSet<>();
        Set<String> inodes = socketsOf(pid);
        for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
            Path file = Path.of("/proc", Long.toString(pid), "net", table);
            if (Files.isReadable(file)) {
                lines(file).skip(1).map(line -> line.trim().split("\\s+")).filter(row -> inodes.contains(row[9]))
                        .map(row -> row[2].split(":")[0]).filter(NoCallHomeIT::elsewhere).forEach(peers::add);
            }
        }
        return peers;
    }

    private static boolean elsewhere(String address) {
        return !address.matches("0+") && !address.endsWith("7F") && !address.endsWith("7F000001")
                && !address.equals("0".repeat(24) + "01000000")
                && !address.matches("0{16}FFFF0000......7F");
    }

    private static java.util.stream.Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Set<String> socketsOf(long pid) {
        Set<String> inodes = new TreeSet<>();
        Path directory = Path.of("/proc", Long.toString(pid), "fd");
        if (!Files.isDirectory(directory)) {
            return inodes;
        }
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                if (Files.isSymbolicLink(file)) {
                    String target = Files.readSymbolicLink(file).toString();
                    if (target.startsWith("socket:[")) {
                        inodes.add(target.substring(8, target.length() - 1));
                    }
                }
            }
        } catch (IOException goneMeanwhile) {
            return inodes;
        }
        return inodes;
    }
}
