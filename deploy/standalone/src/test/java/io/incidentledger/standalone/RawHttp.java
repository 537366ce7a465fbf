package io.incidentledger.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Sends requests that no well-behaved client sends.
final class RawHttp {
    private static final int MAX_MILLIS = 30_000;
    private static final String END_OF_HEAD = "\r\n\r\n";

    private RawHttp() {}

    static int statusOf(String address, String request, String... headers) throws IOException {
        String answer = answerTo(address,
                request + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n");
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }

    /// Everything that is received until the connection is closed.
    static String answerTo(String address, String bytes) throws IOException {
        URI uri = URI.create(address);
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(MAX_MILLIS);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// The responses on one connection, one per request. The requests of a batch are sent together, each batch after
    /// the responses to the previous one.
    static List<String> answersTo(String address, List<List<String>> batches) throws IOException {
        URI uri = URI.create(address);
        List<String> answers = new ArrayList<>();
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(MAX_MILLIS);
            InputStream in = socket.getInputStream();
            for (List<String> batch : batches) {
                socket.getOutputStream().write(String.join("", batch).getBytes(StandardCharsets.ISO_8859_1));
                for (String request : batch) {
                    answers.add(answer(in, request.startsWith("HEAD ")));
                }
            }
        }
        return answers;
    }

    private static String answer(InputStream in, boolean ofHead) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf(END_OF_HEAD) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection was closed within " + head);
            }
            head.append((char) next);
        }
        byte[] body = in.readNBytes(ofHead ? 0 : lengthOf(head.toString()));
        return head + new String(body, StandardCharsets.UTF_8);
    }

    static int lengthOf(String answer) {
        return Integer.parseInt(answer.toLowerCase(Locale.ROOT).split("content-length: ", 2)[1].split("\r", 2)[0]);
    }
}
