package io.incidentledger.benchmark.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/// Encodes HTTP requests.
public final class RequestEncoder {

    /// A placeholder for a number that increases with each request.
    public static final String NUMBER = "########";
    private static final int TEN = 10;

    private RequestEncoder() {}

    public static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// @param headers additional header lines, each ended by CR LF
    public static byte[] post(String path, String headers, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Actor: benchmark\r\n" + headers
                + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        return (head + json).getBytes(StandardCharsets.UTF_8);
    }

    /// Repeats a request, replacing [#NUMBER] by an increasing number wherever it occurs.
    public static RequestSource numbered(byte[] request) {
        return new RequestSource() {
            private final int[] places = placesOf(request);
            private int number;

            @Override
            public ByteBuf next() {
                byte[] copy = request.clone();
                number++;
                for (int place : places) {
                    write(number, copy, place);
                }
                return Unpooled.wrappedBuffer(copy);
            }
        };
    }

    /// Repeats the requests in turn.
    public static RequestSource inTurn(List<byte[]> requests) {
        return new RequestSource() {
            private int next;

            @Override
            public ByteBuf next() {
                byte[] request = requests.get(next);
                next = (next + 1) % requests.size();
                return Unpooled.wrappedBuffer(request);
            }
        };
    }

    private static int[] placesOf(byte[] request) {
        String text = new String(request, StandardCharsets.ISO_8859_1);
        return IntStream
                .iterate(text.indexOf(NUMBER), place -> place >= 0, place -> text.indexOf(NUMBER, place + 1)).toArray();
    }

    private static void write(int number, byte[] into, int place) {
        int rest = number;
        for (int digit = NUMBER.length() - 1; digit >= 0; digit--) {
            into[place + digit] = (byte) ('0' + rest % TEN);
            rest /= TEN;
        }
    }
}
