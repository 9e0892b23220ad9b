package io.recourse.negotiation.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.Endpoints;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may call what negotiation adds to the endpoints of every service. A new endpoint stands here, or this test fails. */
class EndpointRolesTest {

    static final List<String> TABLE = List.of(
            "POST /v1/cases/{id}/call-complaints LENDER",
            "POST /v1/cases/{id}/call-signals LENDER",
            "POST /v1/cases/{id}/call-transcripts LENDER",
            "POST /v1/cases/{id}/contact-results LENDER",
            "GET /v1/cases/{id}/contacts/{attempt: .+}/explanation LENDER OPERATOR",
            "POST /v1/cases/{id}/conversations LENDER",
            "POST /v1/cases/{id}/debits/{number}:clarify LENDER",
            "POST /v1/cases/{id}/dialled-numbers LENDER",
            "POST /v1/cases/{id}/dials LENDER",
            "GET /v1/cases/{id}/incidents LENDER OPERATOR",
            "POST /v1/cases/{id}/mandates LENDER",
            "POST /v1/cases/{id}/mandates/{mandate}:revoke LENDER",
            "POST /v1/cases/{id}/offers LENDER",
            "GET /v1/cases/{id}/offers-waiting LENDER OPERATOR",
            "POST /v1/cases/{id}/offers/{offer}:accept LENDER",
            "POST /v1/cases/{id}/offers/{offer}:approve LENDER",
            "POST /v1/cases/{id}/offers/{offer}:decline LENDER",
            "POST /v1/cases/{id}/offers/{offer}:reject LENDER",
            "POST /v1/cases/{id}/offers/{offer}:withdraw LENDER",
            "POST /v1/cases/{id}/promises LENDER",
            "GET /v1/cases/{id}/promises-waiting LENDER OPERATOR",
            "POST /v1/cases/{id}/promises/{promise}:approve LENDER",
            "POST /v1/cases/{id}/promises/{promise}:reject LENDER",
            "POST /v1/cases/{id}/recordings LENDER",
            "GET /v1/cases/{id}/recordings/{attempt: .+} LENDER OPERATOR",
            "POST /v1/contact-permissions LENDER",
            "GET /v1/contact-tasks LENDER OPERATOR",
            "GET /v1/contact-tasks/overdue LENDER OPERATOR",
            "GET /v1/contact-tasks/{id} LENDER OPERATOR",
            "GET /v1/contact-tasks/{id}/journal LENDER OPERATOR",
            "POST /v1/contact-tasks/{id}:assign LENDER",
            "POST /v1/contact-tasks/{id}:complete LENDER",
            "POST /v1/contact-tasks/{id}:give-back LENDER",
            "POST /v1/contact-tasks/{id}:take LENDER",
            "POST /v1/inbound/{provider} PARTNER",
            "GET /v1/incidents LENDER OPERATOR",
            "GET /v1/offers-waiting LENDER OPERATOR",
            "GET /v1/parties LENDER OPERATOR",
            "GET /v1/parties/{id} LENDER OPERATOR",
            "POST /v1/parties/{id}/contact-repairs LENDER",
            "POST /v1/parties/{id}/dishonesty-listings LENDER",
            "POST /v1/parties/{id}/dishonesty-listings/{reference}:lift LENDER",
            "POST /v1/parties/{id}/hours-consents LENDER",
            "POST /v1/parties/{id}/hours-consents:withdraw LENDER",
            "GET /v1/parties/{id}/journal LENDER OPERATOR",
            "GET /v1/party-links OPERATOR",
            "POST /v1/party-links OPERATOR",
            "GET /v1/party-links/{id} OPERATOR",
            "GET /v1/party-links/{id}/journal OPERATOR",
            "POST /v1/party-links/{id}:withdraw OPERATOR",
            "GET /v1/recordings LENDER OPERATOR",
            "GET /v1/reports/channels LENDER OPERATOR",
            "GET /v1/reports/channels LENDER OPERATOR");

    @Test
    void every_endpoint_is_open_to_exactly_the_roles_of_the_table() {
        assertThat(Endpoints.below("io.recourse.negotiation")).containsExactlyElementsOf(TABLE);
    }
}
