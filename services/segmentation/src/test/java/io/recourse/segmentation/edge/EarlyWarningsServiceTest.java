package io.recourse.segmentation.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.PublicEvent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Early warnings as lenders read them. Other tests' cases may stand in the lists beside these. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class EarlyWarningsServiceTest {

    private static final String WARNINGS = "/v1/early-warnings";

    @Inject
    Topics topics;

    private final PaperBroker broker = new PaperBroker();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Test
    void a_case_31_days_late_is_listed_to_its_lender_until_it_is_closed() {
        String late = open(40, -430);
        String early = open(10, -430);
        await().untilAsserted(() -> assertThat(listed(TestTokens.LENDER_A, "")).contains(late));
        String line = "items.find { it.caseId == '" + late + "' }.";
        as(TestTokens.LENDER_A)
                .get(WARNINGS + "?limit=500")
                .then()
                .statusCode(200)
                .body(line + "lender", equalTo(TestTokens.TENANT_A))
                .body(line + "causes", contains("DPD"))
                .body(line + "status", equalTo("watched"))
                .body(line + "bucket", equalTo("TECHNICAL"))
                .body(line + "owedMinor", equalTo(100_000_00))
                .body(line + "currency", equalTo("CNY"));
        assertThat(listed(TestTokens.LENDER_A, "")).doesNotContain(early);
        assertThat(listed(TestTokens.LENDER_A, "cause=DPD&")).contains(late);
        assertThat(listed(TestTokens.LENDER_A, "cause=INDUSTRY&")).doesNotContain(late);
        assertThat(listed(TestTokens.OPERATOR, "")).contains(late);
        assertThat(listed(TestTokens.LENDER_B, "")).doesNotContain(late);
        hear(late, new IntakeEvent.CaseClosed(IntakeEvent.CloseReason.PAID, IntakeEvent.Stage.SEGMENTATION, now));
        assertThat(listed(TestTokens.LENDER_A, "")).doesNotContain(late);
    }

    @Test
    void an_index_10_percent_down_is_a_cause_of_its_own_and_a_hair_less_is_none() {
        String fallen = open(10, -1_000);
        String both = open(40, -1_000);
        String less = open(10, -999);
        await().untilAsserted(() -> assertThat(listed(TestTokens.LENDER_A, "cause=DPD&"))
                .contains(both)
                .doesNotContain(fallen, less));
        assertThat(listed(TestTokens.LENDER_A, "cause=INDUSTRY&"))
                .contains(fallen, both)
                .doesNotContain(less);
        as(TestTokens.LENDER_A)
                .get(WARNINGS + "?limit=500")
                .then()
                .body("items.find { it.caseId == '" + both + "' }.causes", contains("DPD", "INDUSTRY"))
                .body("items.caseId", hasItem(fallen))
                .body("next", nullValue());
    }

    @Test
    void a_list_is_read_page_by_page_in_the_order_of_ids() {
        open(10, -1_000);
        open(10, -2_000);
        List<String> all = listed(TestTokens.LENDER_A, "cause=INDUSTRY&");
        List<String> read = new ArrayList<>();
        String next = "";
        while (next != null) {
            var page = as(TestTokens.LENDER_A)
                    .get(WARNINGS + "?cause=INDUSTRY&limit=1&after=" + next)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            read.addAll(page.getList("items.caseId"));
            next = page.getString("next");
        }
        assertThat(read).isEqualTo(all).isSorted();
    }

    @Test
    void what_is_not_a_cause_is_refused_by_its_name_and_agencies_read_none() {
        problem(as(TestTokens.LENDER_A).get(WARNINGS + "?cause=dpd").then(), 400, "field-invalid", "cause");
        problem(as(TestTokens.LENDER_A).get(WARNINGS + "?limit=501").then(), 400, "field-invalid", "limit");
        for (String token : List.of(TestTokens.PARTNER, TestTokens.SANDBOX)) {
            problem(as(token).get(WARNINGS).then(), 403, "role-not-allowed", null);
        }
    }

    private static List<String> listed(String token, String narrowed) {
        return as(token)
                .get(WARNINGS + "?" + narrowed + "limit=500")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.caseId");
    }

    private String open(int daysLate, int industryIndexBp) {
        String id = UUID.randomUUID().toString();
        hear(
                id,
                OpenedCases.opened(
                        OpenedCases.PROVINCE,
                        new Balance("CNY", 0, 0, 100_000_00),
                        LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(daysLate),
                        daysLate,
                        now,
                        new IntakeEvent.ScoringFacts(6200, 1850, industryIndexBp, 3, 2)));
        return id;
    }

    private void hear(String id, PublicEvent event) {
        broker.tell(topics::cases, id, event, now);
    }
}
