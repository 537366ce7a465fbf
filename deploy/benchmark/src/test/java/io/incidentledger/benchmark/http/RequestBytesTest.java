package io.incidentledger.benchmark.http;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RequestBytesTest {

    @Test
    void theNumberCountsUpWhereverItStands() {
        RequestSource source = RequestBytes
                .numbered(RequestBytes.post("/a", "Key: " + RequestBytes.NUMBER + "\r\n",
                        "\"" + RequestBytes.NUMBER + "\""));

        assertThat(text(source)).contains("Key: 00000001\r\n").endsWith("\r\n\r\n\"00000001\"");
        assertThat(text(source)).contains("Key: 00000002\r\n").endsWith("\r\n\r\n\"00000002\"");
    }

    @Test
    void theLengthOfABodyIsThatOfItsBytes() {
        String request = new String(RequestBytes.post("/a", "", "\"ä\""), StandardCharsets.UTF_8);

        assertThat(request).startsWith("POST /a HTTP/1.1\r\n").contains("Content-Length: 4\r\n");
    }

    private static String text(RequestSource source) {
        return source.next().toString(StandardCharsets.UTF_8);
    }
}
