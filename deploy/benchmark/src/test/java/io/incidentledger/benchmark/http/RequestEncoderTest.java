package io.incidentledger.benchmark.http;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RequestEncoderTest {

    @Test
    void theNumberCountsUpWhereverItStands() {
        RequestSource source = RequestEncoder
                .numbered(RequestEncoder.post("/a", "Key: " + RequestEncoder.NUMBER + "\r\n",
                        "\"" + RequestEncoder.NUMBER + "\""));

        assertThat(text(source)).contains("Key: 00000001\r\n").endsWith("\r\n\r\n\"00000001\"");
        assertThat(text(source)).contains("Key: 00000002\r\n").endsWith("\r\n\r\n\"00000002\"");
    }

    @Test
    void theLengthOfABodyIsThatOfItsBytes() {
        String request = new String(RequestEncoder.post("/a", "", "\"ä\""), StandardCharsets.UTF_8);

        assertThat(request).startsWith("POST /a HTTP/1.1\r\n").contains("Content-Length: 4\r\n");
    }

    private static String text(RequestSource source) {
        return source.next().toString(StandardCharsets.UTF_8);
    }
}
