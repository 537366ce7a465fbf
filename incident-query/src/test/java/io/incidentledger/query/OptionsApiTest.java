package io.incidentledger.query;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests what a program with queries alone says of its paths.
class OptionsApiTest extends QueryApi {

    @Test
    void whatTakesNoPatchNamesNoMediaTypesOfPatches() {
        for (String path : List.of("/v1/incidents", "/v1/incidents/1", "/v1/ledger")) {
            HttpHeaders headers = http.options().uri(path).exchange().expectStatus().isOk().returnResult(Void.class)
                    .getResponseHeaders();

            assertThat(headers.containsHeader(HttpHeaders.ACCEPT_PATCH)).as(path).isFalse();
            assertThat(headers.getAllow()).as(path).containsExactlyInAnyOrder(HttpMethod.GET, HttpMethod.HEAD,
                    HttpMethod.OPTIONS);
        }
    }
}
