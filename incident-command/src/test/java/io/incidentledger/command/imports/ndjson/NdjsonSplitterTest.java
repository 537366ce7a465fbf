package io.incidentledger.command.imports.ndjson;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.incidentledger.command.imports.ndjson.ImportLine.Complete;
import io.incidentledger.command.imports.ndjson.ImportLine.TooLong;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

class NdjsonSplitterTest {
    private static final int MAX_BYTES = 8;

    @Test
    void linesAreTheSameHoweverTheBytesArrive() {
        String text = "one\ntwo\r\n\n  \nfive";
        List<String> wanted = List.of("1 one", "2 two\r", "5 five");
        for (int size = 1; size <= text.length(); size++) {
            assertThat(split(text, size)).as("in pieces of %d bytes", size).isEqualTo(wanted);
        }
    }

    @Test
    void aLastLineFeedIsNotAnotherLine() {
        assertThat(split("one\n", 100)).containsExactly("1 one");
        assertThat(split("", 100)).isEmpty();
    }

    @Test
    void aLineThatIsTooLongIsNamedAndTheNextOneIsFine() {
        for (int size = 1; size <= 24; size++) {
            assertThat(split("12345678\n123456789\nok\n123456789", size))
                    .containsExactly("1 12345678", "2 too long", "3 ok", "4 too long");
        }
    }

    @Test
    void aByteOrderMarkAtTheStartIsNoPartOfTheFirstLine() {
        assertThat(split("\uFEFFone\n\uFEFFtwo", 100)).containsExactly("1 one", "2 \uFEFFtwo");
    }

    @Test
    void whatIsNotWantedYetIsNotRead() {
        var asked = new ArrayList<Long>();
        Flux<DataBuffer> body = Flux.range(1, 1000).map(i -> buffer(i + "\n")).doOnRequest(asked::add);
        assertThat(NdjsonSplitter.split(body, MAX_BYTES).take(3).count().block()).isEqualTo(3);
        assertThat(asked.stream().mapToLong(Long::longValue).sum()).isLessThan(10);
    }

    private static List<String> split(String text, int pieceSize) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var pieces = new ArrayList<DataBuffer>();
        for (int from = 0; from < bytes.length; from += pieceSize) {
            byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(from + pieceSize, bytes.length));
            pieces.add(DefaultDataBufferFactory.sharedInstance.wrap(piece));
        }
        return NdjsonSplitter.split(Flux.fromIterable(pieces), MAX_BYTES).map(NdjsonSplitterTest::shown).collectList()
                .block();
    }

    private static DataBuffer buffer(String text) {
        return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String shown(ImportLine line) {
        return switch (line) {
            case Complete complete -> complete.number() + " " + new String(complete.json(), StandardCharsets.UTF_8);
            case TooLong tooLong -> tooLong.number() + " too long";
        };
    }
}
