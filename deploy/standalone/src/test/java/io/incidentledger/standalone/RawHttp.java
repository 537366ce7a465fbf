package io.incidentledger.standalone;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// Requests that no well-behaved client sends.
final class RawHttp {
    private RawHttp() {}

    static int statusOf(String address, String request, String... headers) throws IOException {
        URI uri = URI.create(address);
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            String text = request + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }
}
