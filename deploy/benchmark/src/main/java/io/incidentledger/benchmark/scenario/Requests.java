package io.incidentledger.benchmark.scenario;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.benchmark.http.HttpLoad;
import io.incidentledger.benchmark.http.RequestBytes;
import io.incidentledger.benchmark.http.RequestSource;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/** What the load consists of, and what its answers tell. */
final class Requests {

    private static final String DECLARATION = """
            {"title":"Checkout answers slowly, report %1$s","severity":"SEV2",\
            "summary":"Since a few minutes ago every third order takes longer than ten seconds; customers of all regions are concerned.",\
            "services":["checkout","payments"],"labels":{"region":"eu","tier":"1"},"source":"manual"}"""
            .formatted(RequestBytes.NUMBER);
    private static final String UPDATE = """
            {"message":"We are looking into it; the last deployment of checkout is suspected and is being rolled back."}""";
    private static final String INCIDENTS = "/v1/incidents";
    private static final int PREPARING_CONNECTIONS = 32;
    private static final ByteBuf ID = needle("\"incidentId\":\"");
    private static final String POSITION = "\"position\":";
    private static final int TEN = 10;

    private Requests() {}

    /** Declarations of different incidents by one person, about 350 bytes of JSON each. */
    static RequestSource declarations() {
        return RequestBytes.numbered(RequestBytes.post(INCIDENTS, "", DECLARATION));
    }

    /** The same, each with an idempotency key of its own. */
    static RequestSource keyedDeclarations(String run) {
        return RequestBytes.numbered(RequestBytes.post(INCIDENTS,
                "Idempotency-Key: " + run + "-" + RequestBytes.NUMBER + "\r\n", DECLARATION));
    }

    /** Status updates of these incidents in turn. */
    static RequestSource updates(List<String> incidents) {
        return RequestBytes.inTurn(incidents.stream()
                .map(incident -> RequestBytes.post(INCIDENTS + "/" + incident + "/updates", "", UPDATE))
                .toList());
    }

    /** Declares that many incidents and gives their ids. */
    static List<String> declare(HttpLoad load, int incidents) {
        List<String> ids = new ArrayList<>(incidents);
        load.ask(Math.min(incidents, PREPARING_CONNECTIONS), incidents, declarations(),
                (body, nanoTime) -> ids.add(incidentId(body)));
        return ids;
    }

    private static String incidentId(ByteBuf answer) {
        int start = behind(ID, answer);
        int end = answer.indexOf(start, answer.writerIndex(), (byte) '"');
        return answer.toString(start, end - start, StandardCharsets.US_ASCII);
    }

    /** The last position that an answer names: that of what it is about stands behind those of its parts. */
    static long position(ByteBuf answer) {
        String text = answer.toString(StandardCharsets.UTF_8);
        int found = text.lastIndexOf(POSITION);
        if (found < 0) {
            throw unexpected(text);
        }
        long position = 0;
        for (int at = found + POSITION.length(); Character.isDigit(text.charAt(at)); at++) {
            position = position * TEN + text.charAt(at) - '0';
        }
        return position;
    }

    private static int behind(ByteBuf needle, ByteBuf answer) {
        int found = ByteBufUtil.indexOf(needle, answer);
        if (found < 0) {
            throw unexpected(answer.toString(StandardCharsets.UTF_8));
        }
        return found + needle.readableBytes();
    }

    private static IllegalStateException unexpected(String answer) {
        return new IllegalStateException("unexpected answer: " + answer);
    }

    private static ByteBuf needle(String text) {
        return Unpooled.unreleasableBuffer(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }
}
