package io.recourse.disposal.edge;

import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.findAsNobody;
import static io.recourse.casework.spec.Client.journal;
import static io.recourse.casework.spec.Client.problem;
import static io.recourse.casework.spec.PaperBroker.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.contracts.IntakeEvent.Collateral;
import io.recourse.contracts.LitigationEvent.LitigationEnded;
import io.recourse.contracts.LitigationEvent.LitigationOutcome;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.LitigationEvent.TitleEffective;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent.NegotiationExhausted;
import io.recourse.contracts.VenueReported;
import io.recourse.contracts.VenueReported.Report;
import io.recourse.disposal.domain.AssetCode;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service on a real database: records in, answers out. Only the broker is missing. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@QuarkusTestResource(Venue.class)
@NullUnmarked
class DisposalServiceTest {

    private static final String VENUE = "hammer-1";
    private static final String DENIED = "payment-in-flight";

    @Inject
    Driver driver;

    private String id;
    private String asset;

    @BeforeEach
    void a_fresh_case() {
        id = UUID.randomUUID().toString();
        asset = "house-" + id.substring(0, 8);
    }

    @Test
    void an_opening_is_seen_by_its_lender() {
        driver.open(id, house("CN-ZJ"));
        find(TestTokens.LENDER_A, id)
                .statusCode(200)
                .body("id", equalTo(id))
                .body("tenant", equalTo(TestTokens.TENANT_A))
                .body("status", equalTo("watching"))
                .body("state.dossier.collateral.asset", contains(asset))
                .body("deadlines", empty());
    }

    @Test
    void a_denied_clearance_shows_when_it_is_asked_for_again_and_by_which_rule() {
        untilClearanceIsAsked();
        Instant denied = driver.now();
        driver.hear(id, new IntakeEvent.ClearanceDenied("sale-1", "start-auction", DENIED));
        find(TestTokens.LENDER_A, id)
                .body("status", equalTo("disposing"))
                .body("deadlines.kind", contains("ask-clearance-again"))
                .body("deadlines[0].ref", equalTo(asset))
                .body(
                        "deadlines[0].dueAt",
                        equalTo(denied.plus(Duration.ofDays(15)).toString()))
                .body("deadlines[0].nature", equalTo("BUSINESS"))
                .body("deadlines[0].rule", equalTo("sale-ours@1"));
        driver.advance(denied.plus(Duration.ofDays(15)));
        driver.awaitTold(id, "SaleRequested.v1", 2);
    }

    @Test
    void an_asset_is_valued_sold_and_its_price_distributed_by_the_reports_of_its_venue_alone() {
        untilClearanceIsAsked();
        driver.hear(
                id,
                new IntakeEvent.ClearanceGranted(
                        "sale-1", "start-auction", Driver.DEBT, driver.now().plus(Duration.ofHours(12))));
        driver.awaitTold(id, "AuctionAnnounced.v1", 1);
        Instant closesAt = Instant.parse(
                journal(id).extract().path("items.find { it.type == 'AuctionAnnounced.v1' }.event.closesAt"));
        driver.advance(closesAt);

        Money price = new Money(80_000_00, "CNY");
        driver.report("hammer-2", sale(Report.ROUND_CLOSED, price, 2, "B-7"));
        driver.report("hammer-2", sale(Report.PRICE_PAID, price, null, null));
        driver.report(VENUE, sale(Report.ROUND_CLOSED, price, 2, "B-7"));
        driver.report(VENUE, sale(Report.PRICE_PAID, new Money(79_999_99, "CNY"), null, null));
        assertThat(driver.told(id, "AssetSold.v1")).isZero();
        driver.report(VENUE, sale(Report.PRICE_PAID, price, null, null));
        driver.awaitTold(id, "DisposalEnded.v1", 1);
        assertThat(driver.told(id, "AssetSold.v1")).isEqualTo(1);

        String proceeds = "items.find { it.type == 'ProceedsDistributed.v1' }.event.";
        journal(id).body(proceeds + "price.minor", equalTo(80_000_00)).body(proceeds + "toDebt", equalTo(50_000_00));
        driver.hear(
                id,
                new IntakeEvent.PaymentAllocated(
                        "proceeds/" + journal(id).extract().path(proceeds + "distributionId"),
                        LocalDate.parse("2026-04-30"),
                        new Money(50_000_00, "CNY"),
                        0,
                        0,
                        50_000_00,
                        0,
                        Balance.zero("CNY"),
                        null));
        find(TestTokens.LENDER_A, id)
                .body("status", equalTo("ended"))
                .body("state.dossier.unposted", equalTo(Map.of()));
        driver.hear(
                id, new IntakeEvent.CaseClosed(IntakeEvent.CloseReason.PAID, IntakeEvent.Stage.DISPOSAL, driver.now()));
        assertThat(driver.status(id)).isEqualTo("closed");
    }

    @Test
    void an_objection_is_heard_and_decided_through_the_venue() {
        start(house("CN-ZJ"));
        Money value = new Money(100_000_00, "CNY");
        driver.report(VENUE, valuation(Report.VALUATION, value, "NETWORK"));
        driver.report(VENUE, valuation(Report.VALUATION_OBJECTED, null, null));
        driver.report(VENUE, valuation(Report.OBJECTION_DECIDED, new Money(96_000_00, "CNY"), null));
        driver.awaitTold(id, "ValuationFixed.v1", 1);
        journal(id).body("items.find { it.type == 'ValuationFixed.v1' }.event.value.minor", equalTo(96_000_00));
    }

    @Test
    void a_message_for_no_asset_at_all_spoils_no_neighbour() {
        start(house("CN-ZJ"));
        String good =
                "{\"caseId\": \"%s\", \"asset\": \"%s\", \"report\": \"VALUATION\", \"at\": \"%s\", \"method\": \"%s\", \"amount\": {\"minor\": 9000000, \"currency\": \"CNY\"}}";
        String at = driver.now().toString();
        driver.reportRaw(
                VENUE,
                utf8("{"),
                utf8(good.formatted(id, code(), at, "guess")),
                utf8(good.formatted(id, "", at, "AGREEMENT")),
                utf8(good.formatted(id, asset, at, "AGREEMENT")),
                utf8(good.formatted(id, code(), at, "AGREEMENT")));
        driver.awaitTold(id, "ValuationFixed.v1", 1);
    }

    @Test
    void without_a_title_nothing_is_sold() {
        start(house("CN-ZJ"));
        driver.hear(id, new LitigationEnded(LitigationOutcome.DISMISSED, driver.now()));
        find(TestTokens.LENDER_A, id).body("status", equalTo("ended"));
        journal(id)
                .body("items.find { it.type == 'AssetReleased.v1' }.event.rule", equalTo("no-title"))
                .body("items.type", not(hasItem("SaleRequested.v1")));
    }

    @Test
    void a_person_gives_up_an_asset_that_nobody_values() {
        start(house(Venue.NOBODY_VALUES));
        driver.awaitStatus(id, "waiting-for-person");
        driver.decide(TestTokens.LENDER_B, id, asset, null, "{\"goOn\": false}").statusCode(404);
        driver.decide(TestTokens.OPERATOR, id, asset, null, "{\"goOn\": false}")
                .statusCode(403)
                .body("rule", equalTo("role-not-allowed"));
        problem(
                driver.decide(TestTokens.LENDER_A, id, "another", null, "{\"goOn\": false}"),
                409,
                "nothing-to-decide",
                "asset");
        driver.decide(TestTokens.LENDER_A, id, asset, "key-" + id, "{\"goOn\": false}")
                .statusCode(200)
                .body("outcome", equalTo("accepted"));
        driver.decide(TestTokens.LENDER_A, id, asset, "key-" + id, "{\"goOn\":false}")
                .statusCode(200);
        driver.decide(TestTokens.LENDER_A, id, asset, "key-" + id, "{\"goOn\": true}")
                .statusCode(422)
                .body("rule", equalTo("idempotency-key-reused"));
        driver.decide(TestTokens.LENDER_A, id, "another", "key-" + id, "{\"goOn\": false}")
                .statusCode(422);
        assertThat(driver.status(id)).isEqualTo("ended");
        assertThat(driver.told(id, "AssetReleased.v1")).isEqualTo(1);
    }

    @Test
    void a_malformed_body_is_refused_by_rule_and_field() {
        driver.open(id, house("CN-ZJ"));
        badRequest("{\"goOn\": \"yes\"}", "field-invalid", "goOn");
        badRequest("{}", "field-invalid", "goOn");
        badRequest("{\"goOn\": true, \"by\": 1}", "field-unknown", "by");
        badRequest("{\"goOn\": ", "json-malformed", null);
        badRequest("", "body-empty", null);
    }

    @Test
    void nobody_sees_what_is_not_theirs() {
        driver.open(id, house("CN-ZJ"));
        problem(find(TestTokens.LENDER_B, id), 404, "unknown-subject", null);
        problem(find(TestTokens.LENDER_A, "no-such-case"), 404, "unknown-subject", null);
        String nobody = "x".repeat(65);
        problem(
                driver.decide(TestTokens.LENDER_A, nobody, asset, null, "{\"goOn\": true}"),
                404,
                "unknown-subject",
                null);
        problem(findAsNobody(id), 401, "token-required", null);
        problem(driver.decide("a-guess", id, asset, null, "{\"goOn\": true}"), 401, "token-required", null);
    }

    private void badRequest(String body, String rule, String field) {
        problem(driver.decide(TestTokens.LENDER_A, id, asset, null, body), 400, rule, field);
    }

    /** Talks ended and a valuation is ordered. */
    private void start(Collateral collateral) {
        driver.open(id, collateral);
        driver.hear(id, new NegotiationExhausted(driver.now(), "days", 5, 0));
        assertThat(driver.told(id, "DisposalStarted.v1")).isEqualTo(1);
    }

    /** Valued by agreement, enforceable, the parties told: the notice waits for the ledger. */
    private void untilClearanceIsAsked() {
        start(house("CN-ZJ"));
        Money value = new Money(100_000_00, "CNY");
        driver.report("hammer-2", valuation(Report.VALUATION, value, "AGREEMENT"));
        assertThat(driver.told(id, "ValuationFixed.v1")).isZero();
        driver.report(VENUE, valuation(Report.VALUATION, value, "AGREEMENT"));
        driver.awaitTold(id, "ValuationFixed.v1", 1);
        Instant now = driver.now();
        driver.hear(
                id,
                new TitleEffective(
                        Route.PAYMENT_ORDER, now, now.plus(Duration.ofDays(730)), new Money(50_000_00, "CNY")));
        driver.awaitQuiet();
        driver.advance(now.plus(Duration.ofDays(5)));
        driver.awaitTold(id, "SaleRequested.v1", 1);
    }

    private Collateral house(String province) {
        return new Collateral(asset, AssetKind.REAL_ESTATE, new Money(120_000_00, "CNY"), province);
    }

    /** What the venue's orders call the asset. */
    private String code() {
        return AssetCode.of(TestTokens.TENANT_A, asset);
    }

    private VenueReported valuation(Report report, Money amount, String method) {
        return new VenueReported(id, code(), report, driver.now(), null, amount, method, null, null);
    }

    private VenueReported sale(Report report, Money amount, Integer bidders, String bidder) {
        return new VenueReported(id, code(), report, driver.now(), 1, amount, null, bidders, bidder);
    }
}
