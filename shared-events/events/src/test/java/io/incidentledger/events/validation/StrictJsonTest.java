package io.incidentledger.events.validation;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.Severity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class StrictJsonTest {

    record Inner(@Nullable String name, @Nullable Instant at) {}

    record Outer(@Nullable String text, @Nullable Severity severity, @Nullable Instant at, @Nullable LocalDate day,
            @Nullable Long count,
            @Nullable BigDecimal share, @Nullable Boolean yes, @Nullable List<String> list,
            @Nullable Map<String, String> map,
            @Nullable Inner inner, @Nullable List<Inner> inners) {}

    record Single(@Nullable String text) {}

    private static final StrictJson<Outer> JSON = StrictJson.of(Outer.class);

    @Test
    void readsEveryKindOfValue() {
        Outer read = read(
                """
                        {"text":"a\\n\\ud83d\\ude00","severity":"SEV1","at":"2026-11-21T18:54:00+0100","day":"2026-02-28","count":7,"share":0.5,"yes":true,
                         "list":["x"],"map":{"k":"v","gone":null},"inner":{"name":"n"},"inners":[{"at":"1970-01-01T00:00:00Z"}]}""");

        assertThat(read.text()).isEqualTo("a\n😀");
        assertThat(read.severity()).isEqualTo(Severity.SEV1);
        assertThat(read.at()).isEqualTo("2026-11-21T17:54:00Z");
        assertThat(read.day()).isEqualTo("2026-02-28");
        assertThat(read.count()).isEqualTo(7);
        assertThat(read.share()).isEqualByComparingTo("0.5");
        assertThat(read.yes()).isTrue();
        assertThat(read.list()).containsExactly("x");
        assertThat(read.map()).containsEntry("k", "v").containsEntry("gone", null);
        assertThat(read.inner()).isEqualTo(new Inner("n", null));
        assertThat(read.inners()).containsExactly(new Inner(null, Instant.EPOCH));
    }

    @Test
    void anAbsentBodyIsTheEmptyObject() {
        assertThat(JSON.read(new byte[0])).isEqualTo(read("{}"));
    }

    @Test
    void aForeignShapeMayHaveFieldsThatNobodyKnowsHere() {
        StrictJson<Outer> lenient = JSON.ignoringUnknownFields();
        byte[] body = """
                {"new":{"a":[1]},"text":"t","inner":{"x":"y","name":"n","z":[]}}""".getBytes(StandardCharsets.UTF_8);

        assertThat(lenient.read(body).inner()).isEqualTo(new Inner("n", null));
        assertThat(lenient.read(body).text()).isEqualTo("t");
        assertThat(catchThrowableOfType(InvalidJsonException.class, () -> JSON.read(body))).isNotNull();
        byte[] wrongType = "{\"new\":1,\"text\":5}".getBytes(StandardCharsets.UTF_8);
        assertThat(catchThrowableOfType(InvalidJsonException.class, () -> lenient.read(wrongType)).faults())
                .extracting(FieldError::pointer).containsExactly("/text");
    }

    @Test
    void nullIsAsGoodAsAbsent() {
        assertThat(read("{\"text\":null,\"severity\":null,\"inner\":null,\"list\":null}")).isEqualTo(read("{}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"text\":5} | /text",
        "{\"text\":true} | /text",
        "{\"text\":{}} | /text",
        "{\"text\":[\"a\"]} | /text",
        "{\"severity\":\"sev1\"} | /severity",
        "{\"severity\":\"\"} | /severity",
        "{\"severity\":0} | /severity",
        "{\"at\":0} | /at",
        "{\"at\":\"yesterday\"} | /at",
        "{\"at\":\"1969-12-31T23:59:59Z\"} | /at",
        "{\"day\":\"2026-02-29\"} | /day",
        "{\"day\":\"2026-1-1\"} | /day",
        "{\"day\":20260101} | /day",
        "{\"count\":\"5\"} | /count",
        "{\"count\":5.0} | /count",
        "{\"count\":1e3} | /count",
        "{\"count\":99999999999999999999} | /count",
        "{\"count\":true} | /count",
        "{\"count\":\"\"} | /count",
        "{\"share\":\"0.5\"} | /share",
        "{\"share\":1e999999} | /share",
        "{\"share\":[]} | /share",
        "{\"yes\":1} | /yes",
        "{\"yes\":\"true\"} | /yes",
        "{\"list\":\"x\"} | /list",
        "{\"list\":\"\"} | /list",
        "{\"list\":{}} | /list",
        "{\"list\":[\"a\",5]} | /list/1",
        "{\"map\":[]} | /map",
        "{\"map\":\"\"} | /map",
        "{\"map\":{\"a/b~\":5}} | /map/a~1b~0",
        "{\"inner\":\"x\"} | /inner",
        "{\"inner\":\"\"} | /inner",
        "{\"inner\":5} | /inner",
        "{\"inner\":[]} | /inner",
        "{\"inner\":[{}]} | /inner",
        "{\"inner\":{\"name\":5}} | /inner/name",
        "{\"inner\":{\"nam\":\"x\"}} | /inner/nam",
        "{\"inner\":{\"inner\":\"x\"}} | /inner/inner",
        "{\"inner\":{\"name\":\"x\",\"at\":null,\"late\":[1]}} | /inner/late",
        "{\"inners\":[{\"late\":[1],\"name\":\"x\"}]} | /inners/0/late",
        "{\"inners\":[{},{\"at\":\"x\"}]} | /inners/1/at",
        "{\"inners\":{}} | /inners",
        "{\"inners\":[[]]} | /inners/0",
        "{\"Text\":\"x\"} | /Text",
        "{\"unknown\":{\"deep\":[1,{\"er\":2}]},\"text\":\"x\"} | /unknown",
        "{\"text\":\"a\",\"text\":\"a\"} | /text",
        "{\"inner\":{\"name\":\"a\",\"name\":null}} | /inner/name",
        "{\"map\":{\"k\":\"v\",\"k\":\"w\"}} | /map/k",
        "{\"text\":\"\\ud800\"} | /text",
        "{\"text\":\"x\\udc00\\ud800\"} | /text",
        "{\"list\":[\"\\ud800x\"]} | /list/0",
        "{\"severity\":\"\\udfff\"} | /severity"})
    void aFieldFaultIsNamedByItsPointer(String body, String pointer) {
        assertThat(refused(body.getBytes(StandardCharsets.UTF_8)).faults()).extracting(FieldError::pointer)
                .containsExactly(pointer);
    }

    @Test
    void allFaultsAreNamedAtOnce() {
        InvalidJsonException refused = refused("""
                {"text":5,"zzz":1,"severity":"SEV9","list":["a",null,7],"inner":{"at":"x","more":[]},"day":"x"}"""
                .getBytes(StandardCharsets.UTF_8));

        assertThat(refused.faults()).extracting(FieldError::pointer)
                .containsExactlyInAnyOrder("/text", "/zzz", "/severity", "/list/2", "/inner/at", "/inner/more", "/day");
    }

    @Test
    void aWrongConstantIsToldWhichAreAllowed() {
        assertThat(refused("{\"severity\":\"high\"}".getBytes(StandardCharsets.UTF_8)).faults())
                .containsExactly(new FieldError("/severity", "must be one of SEV1, SEV2, SEV3, SEV4, SEV5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "\"text\"", "[]", "[{}]", "true"})
    void onlyAnObjectIsABody(String body) {
        assertThat(refused(body.getBytes(StandardCharsets.UTF_8)).faults())
                .containsExactly(new FieldError("", "must be a JSON object"));
        InvalidJsonException single = catchThrowableOfType(InvalidJsonException.class,
                () -> StrictJson.of(Single.class).read(body.getBytes(StandardCharsets.UTF_8)));
        assertThat(single.faults()).containsExactly(new FieldError("", "must be a JSON object"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "{", "{}}", "{} {}", "{},", "{\"text\":}", "{'text':'x'}", "{text:\"x\"}",
        "{\"text\":\"x\",}", "{\"text\":\"a\nb\"}",
        "{\"text\":\"\\x\"}", "{\"text\":\"\\u12\"}", "{\"count\":NaN}", "{\"count\":+1}", "{\"count\":01}",
        "{\"share\":.5}", "// c\n{}", "{/**/}",
        "\ufeff{}", "[", "nul", "[]]", "{\"zzz\":[}", "\u0000"})
    void whatIsNoJsonIsMalformed(String body) {
        assertThat(refused(body.getBytes(StandardCharsets.UTF_8)).faults()).isEmpty();
    }

    @Test
    void bytesThatAreNotUtf8AreMalformed() {
        assertThat(refused(bytes("{\"text\":\"", 0xC3, "\"}")).faults()).isEmpty();
        assertThat(refused(bytes("{\"text\":\"", 0xFF, "\"}")).faults()).isEmpty();
        assertThat(refused(bytes("{\"text\":\"", 0xC0, 0x80, "\"}")).faults()).as("overlong").isEmpty();
        assertThat(refused(bytes("{\"text\":\"", 0xED, 0xA0, 0x80, "\"}")).faults()).as("a surrogate in bytes")
                .isEmpty();
        assertThat(refused("{\"text\":\"ü\"}".getBytes(StandardCharsets.ISO_8859_1)).faults()).isEmpty();
        assertThat(refused("{\"text\":\"x\"}".getBytes(StandardCharsets.UTF_16)).faults()).isEmpty();
    }

    @Test
    void deepNestingIsRefusedEvenWhereNothingIsRead() {
        String deep = "[".repeat(200) + "]".repeat(200);

        assertThat(refused(("{\"zzz\":" + deep + "}").getBytes(StandardCharsets.UTF_8)).faults()).isEmpty();
        assertThat(refused(deep.getBytes(StandardCharsets.UTF_8)).faults()).isEmpty();
    }

    @Test
    void aFloodOfFaultsIsCutShortAndTheRestCounted() {
        StringBuilder body = new StringBuilder("{");
        for (int i = 0; i < 10_000; i++) {
            body.append("\"f").append(i).append("\":1,");
        }
        body.append("\"text\":5}");

        InvalidJsonException refused = refused(body.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(refused.faults()).hasSize(101);
        assertThat(refused.faults().get(50)).isEqualTo(
                new FieldError("/f49", "is an unknown field"));
        assertThat(refused.faults().getLast())
                .isEqualTo(new FieldError("", "has errors of other kinds", 9_900L));
        assertThat(refused.faults().stream().mapToLong(FieldError::count).sum()).isEqualTo(10_001);
    }

    @Test
    void membersThatAreNullAreToldFromThoseThatAreAbsent() {
        assertThat(
                StrictJson.nullMembers(bytes("{\"a\":null,\"b\":1,\"c\":{\"d\":null},\"e\":[null],\"\\u00fc\":null}")))
                .containsExactly("a", "ü");
        assertThat(StrictJson.nullMembers(bytes("{}"))).isEmpty();
        assertThat(StrictJson.nullMembers(new byte[0])).isEmpty();
    }

    private static Outer read(String body) {
        return JSON.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static InvalidJsonException refused(byte[] body) {
        return catchThrowableOfType(InvalidJsonException.class, () -> JSON.read(body));
    }

    private static byte[] bytes(Object... parts) {
        var out = new java.io.ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof Integer octet) {
                out.write(octet);
            } else {
                out.writeBytes(part.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
