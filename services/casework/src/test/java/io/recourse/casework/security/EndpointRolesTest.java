package io.recourse.casework.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.Endpoints;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may call what every service has. A new endpoint stands here, or this test fails. */
class EndpointRolesTest {

    static final List<String> TABLE = List.of(
            "POST /sandbox/clock:advance SANDBOX",
            "GET /sandbox/quiet SANDBOX",
            "GET /v1/cases LENDER OPERATOR",
            "GET /v1/cases/{id} LENDER OPERATOR",
            "GET /v1/cases/{id}/journal LENDER OPERATOR",
            "GET /v1/parked OPERATOR",
            "POST /v1/parked/{kind}/{id}:retry OPERATOR",
            "GET /v1/waiting OPERATOR");

    @Test
    void every_endpoint_is_open_to_exactly_the_roles_of_the_table() {
        assertThat(Endpoints.below("io.recourse.casework")).containsExactlyElementsOf(TABLE);
    }
}
