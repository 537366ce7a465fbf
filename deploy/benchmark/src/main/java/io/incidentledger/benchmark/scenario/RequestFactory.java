package io.incidentledger.benchmark.scenario;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.benchmark.http.HttpLoad;
import io.incidentledger.benchmark.http.RequestEncoder;
import io.incidentledger.benchmark.http.RequestSource;
import io.netty.buffer.ByteBuf;

/// The requests of the load, and the parsing of their responses.
final class RequestFactory {

    private static final String DECLARATION = """
            {"title":"Checkout answers slowly, report %1$s","severity":"SEV2",\
            "summary":"Since a few minutes ago every third order takes longer than ten seconds; customers of all regions are concerned.",\
            "services":["checkout","payments"],"labels":{"region":"eu","tier":"1"},"source":"manual"}"""
            .formatted(RequestEncoder.NUMBER);
    private static final String UPDATE = """
            {"message":"We are looking into it; the last deployment of checkout is suspected and is being rolled back."}""";
    private static final String INCIDENTS = "/v1/incidents";
    private static final int PREPARING_CONNECTIONS = 32;
    private static final String ID = "\"incidentId\":\"";
    private static final String POSITION = "\"position\":";
    private static final int TEN = 10;

    private RequestFactory() {}

    /// Declarations of different incidents by one person, about 350 bytes of JSON each.
    static RequestSource declarations() {
        return RequestEncoder.numbered(RequestEncoder.post(INCIDENTS, "", DECLARATION));
    }

    /// The same, each with its own idempotency key.
    static RequestSource keyedDeclarations(String run) {
        return RequestEncoder.numbered(RequestEncoder.post(INCIDENTS,
                "Idempotency-Key: " + run + "-" + RequestEncoder.NUMBER + "\r\n", DECLARATION));
    }

    /// Status updates of these incidents in turn.
    static RequestSource updates(List<String> incidents) {
        return RequestEncoder.inTurn(incidents.stream()
                .map(incident -> RequestEncoder.post(INCIDENTS + "/" + incident + "/updates", "", UPDATE))
                .toList());
    }

    /// Declares incidents and returns their ids.
    static List<String> declare(HttpLoad load, int incidents) {
        List<String> ids = new ArrayList<>(incidents);
        load.ask(Math.min(incidents, PREPARING_CONNECTIONS), incidents, declarations(),
                (body, nanoTime) -> ids.add(incidentId(body)));
        return ids;
    }

    private static String incidentId(ByteBuf answer) {
        String text = answer.toString(StandardCharsets.UTF_8);
        int start = behind(ID, text);
        return text.substring(start, text.indexOf('"', start));
    }

    /// The last position in a response: the position of the whole follows those of its parts.
    static long position(ByteBuf answer) {
        String text = answer.toString(StandardCharsets.UTF_8);
        long position = 0;
        for (int at = behind(POSITION, text); Character.isDigit(text.charAt(at)); at++) {
            position = position * TEN + text.charAt(at) - '0';
        }
        return position;
    }

    private static int behind(String name, String answer) {
        int last = answer.lastIndexOf(name);
        if (last < 0) {
            throw new IllegalStateException("unexpected response: " + answer);
        }
        return last + name.length();
    }
}
