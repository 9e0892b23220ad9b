package io.recourse.intake.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A decision may be any service's, and each tells only what it decided itself. */
class ExplanationTest {

    @ParameterizedTest
    @CsvSource({
        "CaseClosed, intake",
        "StrategyAssigned, segmentation",
        "NegotiationExhausted, negotiation",
        "NegotiationExhausted.v1, negotiation",
        "LitigationStarted, litigation",
        "SaleRequested, disposal"
    })
    void the_type_of_a_decision_says_whose_journal_has_it(String decision, String service) {
        assertThat(Explanation.of("case-1", decision))
                .isEqualTo(new Explanation("/v1/cases/case-1/timeline", "/v1/cases/case-1/journal", service, null));
    }

    @Test
    void a_contact_has_an_explanation_of_its_own() {
        assertThat(Explanation.of("case-1", "ContactAttempted.v1"))
                .returns("negotiation", Explanation::service)
                .returns("/v1/cases/case-1/contacts/{attempt}/explanation", Explanation::contact);
    }

    @ParameterizedTest
    @CsvSource({"0123456789abcdef0123456789abcdef", "PromiseProposed"})
    void what_an_id_names_or_nobody_publishes_may_be_any_services_and_a_contact(String decision) {
        assertThat(Explanation.of("case-1", decision))
                .returns(null, Explanation::service)
                .returns("/v1/cases/case-1/contacts/{attempt}/explanation", Explanation::contact);
    }
}
