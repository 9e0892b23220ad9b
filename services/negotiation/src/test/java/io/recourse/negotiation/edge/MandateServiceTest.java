package io.recourse.negotiation.edge;

import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Database;
import io.recourse.casework.desk.Desk;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.effects.EffectAdapter;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent;
import io.recourse.negotiation.domain.CaseInput;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mandates over HTTP, on a real database. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class MandateServiceTest {

    private static final String MANDATE = """
            {"mandateId": "m-1", "party": "party-1", "reference": "ref-1", "most": {"minor": 50000, "currency": "CNY"}}""";

    @Inject
    Topics topics;

    @Inject
    Database database;

    @Inject
    Desk desk;

    @Inject
    @All
    List<EffectAdapter> adapters;

    private final PaperBroker broker = new PaperBroker();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final LocalDate today = LocalDate.ofInstant(now, ZoneId.of("Asia/Shanghai"));
    private String id;

    @BeforeEach
    void a_fresh_case_with_a_plan() {
        id = UUID.randomUUID().toString();
        broker.tell(topics::cases, id, Openings.of("party-1", now), now);
        String offer = String.format("""
                {"offerId": "o-1", "type": "INSTALMENTS", "payable": {"minor": 100000, "currency": "CNY"},
                 "firstDue": "%s", "stages": [{"instalments": 2, "weight": 1}]}""", today.plusDays(3));
        post(TestTokens.LENDER_A, "/v1/cases/" + id + "/offers", offer).statusCode(200);
        post(TestTokens.COLLEAGUE_A, "/v1/cases/" + id + "/offers/o-1:approve", "")
                .statusCode(200);
        post(
                        TestTokens.LENDER_A,
                        "/v1/cases/" + id + "/offers/o-1:accept",
                        "{\"acceptanceId\": \"a-1\", \"party\": \"party-1\"}")
                .statusCode(200);
    }

    @Test
    void a_mandate_is_taken_down_used_on_the_due_day_and_taken_back() {
        given(MANDATE).statusCode(200).body("events", contains("MandateKept"));
        given(MANDATE).statusCode(200).body("outcome", equalTo("unchanged"));
        find(TestTokens.LENDER_A, id)
                .statusCode(200)
                .body("deadlines.kind", hasItem("debit"))
                .body("state.file.dealings.autoDebit.mandates[0].reference", equalTo("ref-1"));
        revoked("m-1").statusCode(200).body("events", contains("MandateTakenBack"));
        revoked("m-1").statusCode(200).body("outcome", equalTo("unchanged"));
        problem(revoked("m-2"), 409, "mandate-unknown", null);
    }

    @Test
    void what_is_wrong_with_a_mandate_is_said_by_field_and_rule() {
        problem(given(MANDATE.replace("party-1", "party-2")), 409, "mandate-not-of-debtor", "party");
        problem(given(MANDATE.replace("50000", "0")), 409, "mandate-not-positive", "most");
        problem(given(MANDATE.replace("CNY", "USD")), 409, "mandate-other-currency", "most");
        problem(given(MANDATE.replace("ref-1", "6222021234567890123")), 400, "reference-like-an-account", "reference");
        for (String iban : List.of("DE89370400440532013000", "GB29NWBK60161331926819", "nl91abna0417164300")) {
            problem(given(MANDATE.replace("ref-1", iban)), 400, "reference-like-an-account", "reference");
            problem(given(MANDATE.replace("m-1", iban)), 400, "reference-like-an-account", "mandateId");
        }
        problem(
                given(
                        MANDATE.replace(
                                "}}",
                                "}, \"range\": {\"least\": {\"minor\": 1, \"currency\": \"USD\"}, \"most\": {\"minor\": 2, \"currency\": \"CNY\"}}}")),
                400,
                "range-other-currency",
                "range");
        problem(given(MANDATE.replace("}}", "}, \"lastDay\": \"2020-01-01\"}")), 409, "mandate-in-past", "lastDay");
    }

    /** The provider's address leads nowhere here: an order that went to it would fail. */
    @Test
    void a_debit_whose_case_says_no_does_not_reach_the_provider() {
        EffectAdapter debits = adapters.stream()
                .filter(a -> a.name().equals("debit"))
                .findFirst()
                .orElseThrow();
        assertThat(debits.perform(List.of(order())).await().atMost(Duration.ofSeconds(30)))
                .containsExactly(new EffectAdapter.Ended(Effect.Result.DROPPED, "debit-over"));
    }

    private EffectAdapter.Task order() {
        return new EffectAdapter.Task(
                1,
                new SubjectId("case", id),
                "auto-debit/1",
                "key-1",
                Map.of("lender", TestTokens.TENANT_A, "mandate", "ref-1", "amountMinor", "1", "currency", "CNY"),
                now.plus(Duration.ofHours(1)),
                null);
    }

    /** Whatever the ledger cleared: the debtor's word waits in the case's mail, and counts all the same. */
    @Test
    void a_debit_of_a_stuck_case_is_not_made_for_its_mandate_may_have_been_taken_back() {
        due();
        cleared();
        parked();
        revoked("m-1").statusCode(202);
        assertThat(debited()).isEqualTo(new EffectAdapter.Ended(Effect.Result.DROPPED, "case-stuck"));
        repaired();
        assertThat(debited().detail()).isIn("mandate-ended", "debit-over");
    }

    @Test
    void a_mandate_taken_back_behind_a_clearance_that_waits_in_a_stuck_case_is_not_used() {
        due();
        parked();
        cleared();
        revoked("m-1").statusCode(202);
        repaired();
        assertThat(debited().detail()).isIn("mandate-ended", "debit-over");
    }

    /** 300.00 of an instalment of 500.00 is another amount than agreed, unless the debtor chose to hear of less only. */
    @Test
    void where_the_law_wants_it_a_debit_of_another_amount_than_agreed_is_told_first() {
        String party = UUID.randomUUID().toString();
        String zone = Openings.noon();
        id = UUID.randomUUID().toString();
        broker.tell(topics::cases, id, Openings.american(zone, party, now), now);
        String offer = String.format("""
                {"offerId": "o-1", "type": "INSTALMENTS", "payable": {"minor": 100000, "currency": "CNY"},
                 "firstDue": "%s", "stages": [{"instalments": 2, "weight": 1}]}""", today.plusDays(20));
        post(TestTokens.LENDER_A, "/v1/cases/" + id + "/offers", offer).statusCode(200);
        post(TestTokens.COLLEAGUE_A, "/v1/cases/" + id + "/offers/o-1:approve", "")
                .statusCode(200);
        post(
                        TestTokens.LENDER_A,
                        "/v1/cases/" + id + "/offers/o-1:accept",
                        "{\"acceptanceId\": \"a-1\", \"party\": \"" + party + "\"}")
                .statusCode(200);
        given(MANDATE.replace("party-1", party).replace("50000", "30000").replace("}}", "}, \"electronic\": true}"))
                .statusCode(200);
        find(TestTokens.LENDER_A, id)
                .body("deadlines.kind", hasItem("debit-notice"))
                .body("deadlines.kind", not(hasItem("debit")));
        given(MANDATE.replace("m-1", "m-2").replace("party-1", party)).statusCode(409);
        revoked("m-1").statusCode(200);
        given(MANDATE.replace("m-1", "m-3")
                        .replace("party-1", party)
                        .replace("50000", "30000")
                        .replace(
                                "}}",
                                "}, \"electronic\": true, \"range\": {\"least\": {\"minor\": 30000, \"currency\": \"CNY\"},"
                                        + " \"most\": {\"minor\": 50000, \"currency\": \"CNY\"}}}"))
                .statusCode(200);
        find(TestTokens.LENDER_A, id)
                .body("deadlines.kind", hasItem("debit"))
                .body("deadlines.kind", not(hasItem("debit-notice")));
    }

    @Test
    void a_debit_is_clarified_only_if_its_outcome_is_in_question() {
        problem(clarified("1", "{\"made\": true}"), 409, "no-unclear-debit", "number");
        problem(clarified("1", "{\"made\": 1}"), 400, "field-invalid", "made");
        due();
        cleared();
        unknown();
        clarified("1", "{\"made\": false}").statusCode(200).body("events", contains("DebitEnded", "DebitClarified"));
        clarified("1", "{\"made\": false}").statusCode(200).body("outcome", equalTo("unchanged"));
        find(TestTokens.LENDER_A, id)
                .body("state.file.dealings.autoDebit.debits[0].outcome", equalTo("NOT_MADE"))
                .body("state.file.dealings.autoDebit.debits[0].clarified", equalTo(true));
    }

    private ValidatableResponse clarified(String number, String body) {
        return post(TestTokens.LENDER_A, "/v1/cases/" + id + "/debits/" + number + ":clarify", body);
    }

    /** Another case, of a debtor where it is past ten in the morning; its first instalment is due today. */
    private void due() {
        ZoneId zone = Stream.of("Asia/Shanghai", "Europe/London", "America/Los_Angeles")
                .map(ZoneId::of)
                .filter(z -> now.atZone(z).getHour() >= 10 && now.atZone(z).getHour() < 22)
                .findFirst()
                .orElseThrow();
        id = UUID.randomUUID().toString();
        broker.tell(topics::cases, id, Openings.in(zone.getId(), "party-1", now), now);
        String offer = String.format("""
                {"offerId": "o-1", "type": "INSTALMENTS", "payable": {"minor": 100000, "currency": "CNY"},
                 "firstDue": "%s", "stages": [{"instalments": 2, "weight": 1}]}""", LocalDate.ofInstant(now, zone));
        post(TestTokens.LENDER_A, "/v1/cases/" + id + "/offers", offer).statusCode(200);
        post(TestTokens.COLLEAGUE_A, "/v1/cases/" + id + "/offers/o-1:approve", "")
                .statusCode(200);
        post(
                        TestTokens.LENDER_A,
                        "/v1/cases/" + id + "/offers/o-1:accept",
                        "{\"acceptanceId\": \"a-1\", \"party\": \"party-1\"}")
                .statusCode(200);
        given(MANDATE).statusCode(200);
    }

    /** Whoever tells a case something has it look at what is due first: so the debit was asked for. */
    private void cleared() {
        Balance owed = new Balance("CNY", 0, 0, 100_000_00);
        IntakeEvent granted = new IntakeEvent.ClearanceGranted(
                "auto-debit/1", "auto-debit", owed, Instant.now().plus(Duration.ofHours(24)));
        broker.tell(topics::cases, id, granted, Instant.now());
    }

    private void parked() {
        database.forAll(session -> session.createNativeQuery(
                                "update subject set parked = 'by hand' where kind = 'case' and id = ?1")
                        .setParameter(1, id)
                        .executeUpdate())
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private void repaired() {
        post(TestTokens.OPERATOR, "/v1/parked/case/" + id + ":retry", "")
                .statusCode(200)
                .body("outcome", equalTo("accepted"));
    }

    /** The provider was given it, and its answer was lost. */
    private void unknown() {
        long n = database.forAll(session -> session.<Long>createNativeQuery("select n from effect where id = ?1")
                        .setParameter(1, id)
                        .getSingleResult())
                .map(Number::longValue)
                .await()
                .atMost(Duration.ofSeconds(20));
        desk.submit(new Entry(
                        new SubjectId("case", id),
                        new CaseInput.EffectEnded("auto-debit/1", Effect.Result.UNKNOWN, ""),
                        new Entry.EffectEnded(n, "auto-debit/1"),
                        false,
                        Facets.SHARED,
                        null))
                .join();
    }

    private EffectAdapter.Ended debited() {
        EffectAdapter debits = adapters.stream()
                .filter(a -> a.name().equals("debit"))
                .findFirst()
                .orElseThrow();
        return debits.perform(List.of(order()))
                .await()
                .atMost(Duration.ofSeconds(30))
                .getFirst();
    }

    @Test
    void another_lender_finds_no_such_case() {
        post(TestTokens.LENDER_B, "/v1/cases/" + id + "/mandates", MANDATE).statusCode(404);
    }

    private ValidatableResponse given(String mandate) {
        return post(TestTokens.LENDER_A, "/v1/cases/" + id + "/mandates", mandate);
    }

    private ValidatableResponse revoked(String mandate) {
        return post(TestTokens.LENDER_A, "/v1/cases/" + id + "/mandates/" + mandate + ":revoke", "");
    }
}
