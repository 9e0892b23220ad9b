package io.recourse.segmentation.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.Endpoints;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may call what segmentation adds to the endpoints of every service. A new endpoint stands here, or this test fails. */
class EndpointRolesTest {

    static final List<String> TABLE = List.of(
            "PUT /v1/cases/{id}/profile LENDER",
            "GET /v1/cases/{id}/profile LENDER OPERATOR",
            "GET /v1/early-warnings LENDER OPERATOR",
            "GET /v1/heat-map LENDER OPERATOR",
            "GET /v1/heat-map LENDER OPERATOR",
            "GET /v1/heat-map LENDER OPERATOR",
            "GET /v1/heat-map/hot-cells LENDER OPERATOR",
            "GET /v1/indicators LENDER OPERATOR",
            "POST /v1/industry-indices LENDER",
            "GET /v1/league-inputs OPERATOR",
            "GET /v1/league-inputs OPERATOR",
            "GET /v1/models OPERATOR",
            "POST /v1/models OPERATOR",
            "GET /v1/models/journal OPERATOR",
            "GET /v1/models/schema OPERATOR",
            "GET /v1/models/{model} OPERATOR",
            "POST /v1/models/{model}:activate OPERATOR",
            "POST /v1/models/{model}:retire OPERATOR",
            "GET /v1/profiles/schema LENDER OPERATOR",
            "POST /v1/segments:run OPERATOR",
            "GET /v1/strategies OPERATOR",
            "POST /v1/strategies OPERATOR",
            "GET /v1/strategies/facts OPERATOR",
            "GET /v1/strategies/schema OPERATOR",
            "GET /v1/strategies/{strategy} OPERATOR",
            "GET /v1/strategies/{strategy}/journal OPERATOR",
            "GET /v1/strategies/{strategy}/trial OPERATOR",
            "POST /v1/strategies/{strategy}:activate OPERATOR",
            "POST /v1/strategies/{strategy}:migrate OPERATOR",
            "POST /v1/strategies/{strategy}:retire OPERATOR",
            "POST /v1/strategies:validate OPERATOR",
            "POST /v1/stress-tests OPERATOR",
            "POST /v1/stress-tests OPERATOR",
            "GET /v1/stress-tests/scenarios OPERATOR");

    @Test
    void every_endpoint_is_open_to_exactly_the_roles_of_the_table() {
        assertThat(Endpoints.below("io.recourse.segmentation")).containsExactlyElementsOf(TABLE);
    }
}
