package io.incidentledger.ledger.mongo.connection.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import org.bson.BsonDocument;

/// Proxy between clients and a MongoDB server on this machine that injects faults into selected requests. Messages pass
/// one at a time per connection, complete and in order. If several faults match a request, the one injected first
/// applies; every fault counts its own occurrences. Thread-safe.
public final class FaultyProxy implements AutoCloseable {

    private final InetSocketAddress server;
    private final List<Injection> injections = new CopyOnWriteArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final InetSocketAddress address;
    private ServerSocket door;

    private FaultyProxy(InetSocketAddress server, ServerSocket door) {
        this.server = server;
        this.door = door;
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), door.getLocalPort());
        letIn(door);
    }

    /// Starts a proxy on a free port. The server need not be running yet.
    public static FaultyProxy before(InetSocketAddress server) {
        return new FaultyProxy(server, listenOn(0));
    }

    /// Starts a proxy for the first server that a MongoDB URI names.
    public static FaultyProxy before(String uri) {
        ServerAddress named = new ServerAddress(new ConnectionString(uri).getHosts().getFirst());
        return before(new InetSocketAddress(named.getHost(), named.getPort()));
    }

    private static ServerSocket listenOn(int port) {
        try {
            return new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    /// Address for clients.
    public InetSocketAddress address() {
        return address;
    }

    /// A connection string that leads only through this proxy, whatever the server says about itself.
    public String uri(String database) {
        return "mongodb://" + address.getHostString() + ":" + address.getPort() + "/" + database
                + "?directConnection=true";
    }

    /// From now on, injects the fault into these requests.
    public Injection inject(Requests requests, Fault fault) {
        Injection injection = new Injection(requests, fault);
        injections.add(injection);
        return injection;
    }

    /// Removes all faults. A fault in progress continues.
    public void heal() {
        injections.clear();
    }

    /// Ends every connection; clients may reconnect at once.
    public void cutConnections() {
        connections.forEach(FaultyProxy::closeQuietly);
    }

    /// As if the server's process had ended: every connection ends, and new ones are refused.
    public synchronized void goDown() {
        closeQuietly(door);
        cutConnections();
    }

    /// As if the server had been started again, at the same address.
    public synchronized void comeBack() {
        door = listenOn(address.getPort());
        letIn(door);
    }

    @Override
    public void close() {
        goDown();
    }

    private void letIn(ServerSocket entrance) {
        Thread.ofVirtual().name("faulty-proxy").start(() -> {
            try (entrance) {
                while (true) {
                    serve(entrance, entrance.accept());
                }
            } catch (IOException closed) {
                // No more connections are accepted.
            }
        });
    }

    private void serve(ServerSocket entrance, Socket client) {
        connections.add(client);
        if (entrance.isClosed()) {
            closeQuietly(client);
        }
        Thread.ofVirtual().name("faulty-proxy-connection").start(() -> {
            try (client; Socket onward = new Socket(server.getAddress(), server.getPort())) {
                connections.add(onward);
                client.setTcpNoDelay(true);
                onward.setTcpNoDelay(true);
                while (true) {
                    exchange(WireMessage.read(client.getInputStream()), client, onward);
                }
            } catch (IOException | InterruptedException ended) {
                // Both ends notice, because both connections are closed.
            } finally {
                connections.removeIf(Socket::isClosed);
            }
        });
    }

    private void exchange(WireMessage request, Socket client, Socket onward) throws IOException, InterruptedException {
        faultFor(request).meet(new Exchange(request, client, onward));
    }

    private Fault faultFor(WireMessage request) {
        if (injections.isEmpty()) {
            return Exchange::pass;
        }
        BsonDocument document = request.document();
        List<Fault> met = injections.stream().filter(injection -> injection.takes(document)).map(Injection::fault)
                .toList();
        return met.isEmpty() ? Exchange::pass : met.getFirst();
    }

    private static void closeQuietly(AutoCloseable closed) {
        try {
            closed.close();
        } catch (Exception already) {
            // It is closed.
        }
    }
}
