package io.incidentledger.query.replay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Many replay clients on one thread, so that they disturb the measurement as little as possible.
final class ReplayListeners {

    private static final byte[] ID = "\nid: ".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 65_536;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

    /// What one client received.
    static final class Listener {

        private final List<Long> positions = new ArrayList<>();
        /// In nanoseconds of this JVM's clock, one for each position.
        private final List<Long> arrivals = new ArrayList<>();
        private int matched;
        private boolean opened;
        private long number;

        List<Long> positions() {
            return positions;
        }

        List<Long> arrivals() {
            return arrivals;
        }

        private void take(byte next, long now) {
            if (matched < ID.length) {
                matched = next == ID[matched] ? matched + 1 : next == ID[0] ? 1 : 0;
                number = 0;
            } else if (next >= '0' && next <= '9') {
                number = number * 10 + next - '0';
            } else {
                if (opened) {
                    positions.add(number);
                    arrivals.add(now);
                }
                opened = true;
                matched = next == ID[0] ? 1 : 0;
            }
        }
    }

    /// Starts all replays, one immediately after the other, and receives until each has ended; the first clients
    /// receive while the last ones are being started.
    List<Listener> listen(int port, String path, int count) throws IOException {
        List<Listener> listeners = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < count; i++) {
                SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
                channel.configureBlocking(false);
                Listener listener = new Listener();
                channel.register(selector, SelectionKey.OP_READ, listener);
                listeners.add(listener);
            }
            ByteBuffer request = StandardCharsets.US_ASCII
                    .encode("GET " + path + " HTTP/1.0\r\nHost: ledger\r\nAccept: text/event-stream\r\n\r\n");
            for (SelectionKey key : List.copyOf(selector.keys())) {
                ((SocketChannel) key.channel()).write(request.duplicate());
                selector.selectNow(this::read);
            }
            while (!selector.keys().isEmpty()) {
                selector.select(this::read);
                selector.selectNow();
            }
        }
        return listeners;
    }

    private void read(SelectionKey key) {
        try {
            SocketChannel channel = (SocketChannel) key.channel();
            int read = channel.read(buffer.clear());
            long now = System.nanoTime();
            buffer.flip();
            while (buffer.hasRemaining()) {
                ((Listener) key.attachment()).take(buffer.get(), now);
            }
            if (read < 0) {
                channel.close();
            }
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
