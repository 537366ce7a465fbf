package io.incidentledger.http.parameters;

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

import static org.assertj.core.api.Assertions.assertThat;

class NextLinkTest {

    @ParameterizedTest
    @CsvSource({"'', cursor=x%26y", "?, cursor=x%26y", "?limit=1, limit=1&cursor=x%26y",
        "?cursor=old&limit=1, limit=1&cursor=x%26y", "?limit=1&c%75rsor=old, limit=1&cursor=x%26y",
        "?q=a=b, q=a=b&cursor=x%26y", "?q=[x], q=%5Bx%5D&cursor=x%26y", "?q=%5Bx%5D, q=%5Bx%5D&cursor=x%26y",
        "?label.x=a=b&q=a+b, label.x=a=b&q=a+b&cursor=x%26y", "?q=ü, q=%C3%BC&cursor=x%26y",
        "?q=%25, q=%25&cursor=x%26y"})
    void theQueryIsRepeatedWithTheNewCursor(String query, String expected) {

        MockServerHttpRequest request = MockServerHttpRequest
                .method(HttpMethod.GET, URI.create("http://localhost/v1/incidents" + query)).build();

        assertThat(NextLink.of(request, "cursor", "x&y"))
                .isEqualTo("</v1/incidents?" + expected + ">; rel=\"next\"");
    }
}
