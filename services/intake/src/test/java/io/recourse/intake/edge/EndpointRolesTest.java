package io.recourse.intake.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.Endpoints;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may call what intake adds to the endpoints of every service. A new endpoint stands here, or this test fails. */
class EndpointRolesTest {

    /** What takes a document and a stream of lines stands here twice, what takes files too three times. */
    static final List<String> TABLE = List.of(
            "POST /v1/accounts LENDER",
            "POST /v1/accounts LENDER",
            "GET /v1/accounts/{account} LENDER",
            "POST /v1/cases/{id}/pauses LENDER",
            "POST /v1/cases/{id}/pauses/{pauseId}/lift LENDER",
            "POST /v1/cases/{id}/recall LENDER",
            "POST /v1/parties/{id}/cease-contact LENDER",
            "POST /v1/payments LENDER",
            "POST /v1/payments LENDER",
            "POST /v1/payments LENDER",
            "POST /v1/reversals LENDER",
            "POST /v1/reversals LENDER",
            "POST /v1/reversals LENDER");

    @Test
    void every_endpoint_is_open_to_exactly_the_roles_of_the_table() {
        assertThat(Endpoints.below("io.recourse.intake")).containsExactlyElementsOf(TABLE);
    }
}
