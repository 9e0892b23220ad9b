package io.recourse.disposal.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.contracts.Money;
import io.recourse.contracts.PartnerMessage;
import io.recourse.contracts.VenueReported;
import io.recourse.contracts.VenueReported.Report;
import io.recourse.contracts.json.SealedJson;
import io.recourse.disposal.domain.AssetInput;
import io.recourse.disposal.domain.AuctionInput;
import io.recourse.disposal.domain.ValuationMethod;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportsTest {

    private static final Instant AT = Instant.parse("2026-03-20T07:00:00Z");
    private static final Money SUM = new Money(90_000_00, "CNY");
    private static final SubjectId ASSET = new SubjectId("asset", "house-1");
    private static final SubjectId AUCTION = new SubjectId("auction", "house-1");

    private static VenueReported said(
            Report report,
            @Nullable Integer round,
            @Nullable Money amount,
            @Nullable String method,
            @Nullable Integer bidders,
            @Nullable String bidder) {
        return new VenueReported("case-1", "house-1", report, AT, round, amount, method, bidders, bidder);
    }

    private static void means(VenueReported reported, SubjectId to, Object input) throws BadInput {
        Reports.Meaning meaning = Reports.read(reported);
        assertThat(meaning.to()).isEqualTo(to);
        assertThat(meaning.input()).isEqualTo(input);
    }

    private static void refused(VenueReported reported, String rule, String field) {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> Reports.read(reported))
                .satisfies(e -> {
                    assertThat(e.rule()).isEqualTo(rule);
                    assertThat(e.field()).isEqualTo(field);
                });
    }

    @ParameterizedTest
    @EnumSource
    void a_valuation_reaches_the_asset_with_its_method(ValuationMethod method) throws BadInput {
        means(
                said(Report.VALUATION, null, SUM, method.name(), null, null),
                ASSET,
                new AssetInput.ValuationReported("case-1", SUM, method, AT));
    }

    @Test
    void an_objection_and_its_decision_reach_the_asset() throws BadInput {
        means(
                said(Report.VALUATION_OBJECTED, null, null, null, null, null),
                ASSET,
                new AssetInput.ValuationObjected("case-1", AT));
        means(
                said(Report.OBJECTION_DECIDED, null, null, null, null, null),
                ASSET,
                new AssetInput.ObjectionDecided("case-1", null, AT));
        means(
                said(Report.OBJECTION_DECIDED, null, SUM, null, null, null),
                ASSET,
                new AssetInput.ObjectionDecided("case-1", SUM, AT));
    }

    @Test
    void what_happens_in_a_round_reaches_the_auction() throws BadInput {
        means(
                said(Report.BID_PLACED, 1, SUM, null, null, "B-7"),
                AUCTION,
                new AuctionInput.BidPlaced("case-1", 1, SUM, "B-7", AT));
        means(
                said(Report.ROUND_CLOSED, 1, SUM, null, 2, "B-7"),
                AUCTION,
                new AuctionInput.RoundClosed("case-1", 1, SUM, "B-7", 2, AT));
        means(
                said(Report.ROUND_CLOSED, 2, SUM, null, 1, null),
                AUCTION,
                new AuctionInput.RoundClosed("case-1", 2, SUM, null, 1, AT));
        means(
                said(Report.ROUND_CLOSED, 3, null, null, 0, null),
                AUCTION,
                new AuctionInput.RoundClosed("case-1", 3, null, null, 0, AT));
        means(
                said(Report.PRICE_PAID, 1, SUM, null, null, null),
                AUCTION,
                new AuctionInput.PricePaid("case-1", 1, SUM, AT));
        means(
                said(Report.WINNER_DEFAULTED, 1, null, null, null, null),
                AUCTION,
                new AuctionInput.WinnerInDefault("case-1", 1, AT));
    }

    @Test
    void what_a_report_leaves_out_is_named() {
        refused(said(Report.VALUATION, null, null, "NETWORK", null, null), "field-missing", "amount");
        refused(said(Report.VALUATION, null, SUM, null, null, null), "field-missing", "method");
        refused(said(Report.BID_PLACED, null, SUM, null, null, "B-7"), "field-missing", "round");
        refused(said(Report.BID_PLACED, 1, null, null, null, "B-7"), "field-missing", "amount");
        refused(said(Report.BID_PLACED, 1, SUM, null, null, null), "field-missing", "bidder");
        refused(said(Report.ROUND_CLOSED, 1, SUM, null, null, null), "field-missing", "bidders");
        refused(said(Report.ROUND_CLOSED, 1, null, null, 2, null), "field-missing", "amount");
        refused(said(Report.ROUND_CLOSED, null, null, null, 0, null), "field-missing", "round");
        refused(said(Report.PRICE_PAID, 1, null, null, null, null), "field-missing", "amount");
        refused(said(Report.PRICE_PAID, null, SUM, null, null, null), "field-missing", "round");
        refused(said(Report.WINNER_DEFAULTED, null, null, null, null, null), "field-missing", "round");
    }

    @Test
    void what_a_report_cannot_have_is_named() {
        String rule = "field-contradicts-report";
        refused(said(Report.VALUATION, 1, SUM, "NETWORK", null, null), rule, "round");
        refused(said(Report.VALUATION, null, SUM, "NETWORK", 1, null), rule, "bidders");
        refused(said(Report.VALUATION_OBJECTED, null, SUM, null, null, null), rule, "amount");
        refused(said(Report.VALUATION_OBJECTED, null, null, "NETWORK", null, null), rule, "method");
        refused(said(Report.OBJECTION_DECIDED, null, null, null, null, "B-7"), rule, "bidder");
        refused(said(Report.BID_PLACED, 1, SUM, null, 1, "B-7"), rule, "bidders");
        refused(said(Report.ROUND_CLOSED, 1, SUM, null, 0, null), rule, "amount");
        refused(said(Report.ROUND_CLOSED, 1, null, null, 0, "B-7"), rule, "bidder");
        refused(said(Report.ROUND_CLOSED, 1, SUM, "NETWORK", 1, null), rule, "method");
        refused(said(Report.PRICE_PAID, 1, SUM, null, 1, null), rule, "bidders");
        refused(said(Report.WINNER_DEFAULTED, 1, SUM, null, null, null), rule, "amount");
    }

    @Test
    void what_does_not_fit_the_contract_is_named() {
        refused(said(Report.VALUATION, null, SUM, "guess", null, null), "method-unknown", "method");
        refused(said(Report.BID_PLACED, 1, SUM, null, null, "two words"), "field-invalid", "bidder");
        refused(said(Report.ROUND_CLOSED, 1, SUM, null, -1, null), "field-invalid", "bidders");
        refused(said(Report.ROUND_CLOSED, 1, SUM, null, 100_001, null), "field-invalid", "bidders");
        refused(valued("", "house-1", AT), "field-invalid", "caseId");
        refused(valued("case-1", "x".repeat(65), AT), "field-invalid", "asset");
        refused(valued("case-1", "house-1", Instant.MIN), "field-invalid", "at");
    }

    @Test
    void an_instant_beyond_the_year_9999_is_refused_where_every_body_is_read() {
        String report = new SealedJson<>(PartnerMessage.class).writeBare(valued("case-1", "house-1", AT));
        byte[] late = report.replaceFirst("\"at\":\"2", "\"at\":\"+12").getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> Bodies.read(late, VenueReported.class))
                .satisfies(e -> {
                    assertThat(e.rule()).isEqualTo("field-invalid");
                    assertThat(e.field()).isEqualTo("at");
                });
    }

    @Test
    void a_venues_instant_is_cut_to_microseconds() throws BadInput {
        means(
                valued("case-1", "house-1", AT.plusNanos(1_999)),
                ASSET,
                new AssetInput.ValuationReported("case-1", SUM, ValuationMethod.NETWORK, AT.plusNanos(1_000)));
    }

    private static VenueReported valued(String caseId, String asset, Instant at) {
        return new VenueReported(caseId, asset, Report.VALUATION, at, null, SUM, "NETWORK", null, null);
    }
}
