package io.recourse.intake.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.Endpoints;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may call what intake adds to the endpoints of every service. A new endpoint stands here, or this test fails. */
class EndpointRolesTest {

    /** What takes a document and a stream of lines, or answers in several forms, stands here once for each. */
    static final List<String> TABLE = List.of(
            "POST /v1/accounts LENDER",
            "POST /v1/accounts LENDER",
            "GET /v1/accounts/{account} LENDER",
            "POST /v1/blacklist-queries LENDER",
            "GET /v1/book LENDER OPERATOR",
            "GET /v1/book LENDER OPERATOR",
            "GET /v1/book/report LENDER OPERATOR",
            "GET /v1/book/report LENDER OPERATOR",
            "GET /v1/book/report LENDER OPERATOR",
            "POST /v1/cases/{id}/charge-off LENDER",
            "POST /v1/cases/{id}/co-debtors/{party}/release LENDER",
            "GET /v1/cases/{id}/credit-record LENDER",
            "POST /v1/cases/{id}/credit-record/confirmation LENDER",
            "POST /v1/cases/{id}/credit-record/correction LENDER",
            "POST /v1/cases/{id}/credit-record/end LENDER",
            "POST /v1/cases/{id}/credit-record/notice LENDER",
            "POST /v1/cases/{id}/credit-record/objection LENDER",
            "POST /v1/cases/{id}/credit-record/report LENDER",
            "POST /v1/cases/{id}/guarantors/{party}/claim LENDER",
            "POST /v1/cases/{id}/limitation/interruptions LENDER",
            "POST /v1/cases/{id}/limitation/obstacles LENDER",
            "POST /v1/cases/{id}/pauses LENDER",
            "POST /v1/cases/{id}/pauses/{pauseId}/lift LENDER",
            "POST /v1/cases/{id}/recall LENDER",
            "GET /v1/cases/{id}/timeline LENDER OPERATOR",
            "POST /v1/cases/{id}/title LENDER",
            "POST /v1/cases/{id}/title/suspensions LENDER",
            "GET /v1/jobs/{id} LENDER",
            "GET /v1/jobs/{id}/results LENDER",
            "GET /v1/parties/{id} LENDER OPERATOR",
            "POST /v1/parties/{id}/cease-contact LENDER",
            "POST /v1/parties/{id}/erase LENDER",
            "POST /v1/parties/{id}/flags LENDER",
            "POST /v1/parties/{id}/flags/{flagId}/lift LENDER",
            "POST /v1/parties/{id}/hold LENDER",
            "GET /v1/parties/{id}/journal LENDER OPERATOR",
            "POST /v1/parties/{id}/release-hold LENDER",
            "POST /v1/parties/{id}/reviews LENDER",
            "GET /v1/parties/{id}/reviews LENDER OPERATOR",
            "POST /v1/parties/{id}/reviews/{reviewId}/answer LENDER",
            "POST /v1/party-payments LENDER",
            "POST /v1/party-reversals LENDER",
            "POST /v1/payments LENDER",
            "POST /v1/payments LENDER",
            "POST /v1/payments LENDER",
            "POST /v1/registers/{register} OPERATOR",
            "POST /v1/reveals LENDER ADAPTER",
            "POST /v1/reversals LENDER",
            "POST /v1/reversals LENDER",
            "POST /v1/reversals LENDER",
            "GET /v1/reviews LENDER OPERATOR",
            "POST /v1/sites:check LENDER",
            "GET /v1/vault/keys OPERATOR",
            "POST /v1/vault/rotate OPERATOR",
            "POST /v1/verifications LENDER");

    @Test
    void every_endpoint_is_open_to_exactly_the_roles_of_the_table() {
        assertThat(Endpoints.below("io.recourse.intake")).containsExactlyElementsOf(TABLE);
    }
}
