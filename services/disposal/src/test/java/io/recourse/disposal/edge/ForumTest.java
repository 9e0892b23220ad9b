package io.recourse.disposal.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.door.Hearing.Heard;
import io.recourse.casework.spec.Message;
import io.recourse.casework.spec.PaperDesk;
import io.recourse.casework.spec.PaperKind;
import io.recourse.contracts.Balance;
import io.recourse.contracts.DisposalEvent.AuctionAnnounced;
import io.recourse.contracts.DisposalEvent.ValuationFixed;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.LitigationEvent.TitleEffective;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent.NegotiationExhausted;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.VenueReported;
import io.recourse.disposal.domain.AssetDecider;
import io.recourse.disposal.domain.AssetEvent;
import io.recourse.disposal.domain.AssetInput;
import io.recourse.disposal.domain.AssetState;
import io.recourse.disposal.domain.AuctionDecider;
import io.recourse.disposal.domain.AuctionEvent;
import io.recourse.disposal.domain.AuctionInput;
import io.recourse.disposal.domain.AuctionState;
import io.recourse.disposal.domain.CaseDecider;
import io.recourse.disposal.domain.CaseEvent;
import io.recourse.disposal.domain.CaseInput;
import io.recourse.disposal.domain.CaseState;
import io.recourse.disposal.domain.DisposalLaw;
import io.recourse.disposal.domain.DisposalRules;
import io.recourse.disposal.domain.SalePolicy;
import io.recourse.rules.pack.Packs;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A sale's days are those of the court that holds it, wherever the contract was made. */
class ForumTest {

    private static final DisposalRules RULES = new DisposalRules(
            Packs.resource(DisposalLaw.class, "/policy/disposal-cn.json"),
            Packs.resource(SalePolicy.class, "/policy/sale-ours.json"),
            Packs.clearance("CN"),
            Packs.terms("CN"));
    private static final SubjectId CASE = new SubjectId("case", "case-1");

    private final List<PublicEvent> published = new ArrayList<>();
    private final PaperDesk desk = new PaperDesk(
            List.of(
                    PaperKind.of(new CaseDecider(RULES), CaseState.class, CaseInput.class, CaseEvent.class),
                    PaperKind.of(
                            new AssetDecider(RULES, "hammer-1"), AssetState.class, AssetInput.class, AssetEvent.class),
                    PaperKind.of(
                            new AuctionDecider(RULES, "hammer-1"),
                            AuctionState.class,
                            AuctionInput.class,
                            AuctionEvent.class)),
            step -> published.addAll(step.published()));

    @Test
    void a_contract_made_in_kuwait_is_sold_on_the_days_of_the_chinese_court() throws Exception {
        // 2 March in Kuwait, 3 March at the court
        Instant now = at("2026-03-03T02:00:00+08:00");
        hear(opened("Asia/Kuwait", now), now);
        hear(new NegotiationExhausted(now, "days", 5, 0), now);
        Map<String, String> order = desk.orders().getFirst().effect().body();
        assertThat(order).containsEntry("dueAt", at("2026-03-07T00:00:00+08:00").toString());
        Reports.Meaning value = Reports.read(new VenueReported(
                "case-1",
                order.getOrDefault("asset", ""),
                VenueReported.Report.VALUATION,
                now,
                null,
                new Money(100_000_00, "CNY"),
                "AGREEMENT",
                null,
                null));
        desk.hear(Message.asked("hammer-1", value.to(), value.input()), now);
        settle(now);
        assertThat(published)
                .filteredOn(ValuationFixed.class::isInstance)
                .extracting(e -> ((ValuationFixed) e).validUntil())
                .containsExactly(at("2027-03-04T00:00:00+08:00"));
        hear(new TitleEffective(Route.PAYMENT_ORDER, now, now.plus(Duration.ofDays(730)), new Money(1, "CNY")), now);
        Instant notice = at("2026-03-07T00:00:00+08:00");
        assertThat(desk.nextDue()).contains(notice);
        desk.look(notice);
        settle(notice);
        hear(
                new IntakeEvent.ClearanceGranted(
                        "sale-1", "start-auction", new Balance("CNY", 0, 0, 1), notice.plus(Duration.ofHours(12))),
                notice);
        assertThat(published)
                .filteredOn(AuctionAnnounced.class::isInstance)
                .extracting(e -> ((AuctionAnnounced) e).opensAt())
                .containsExactly(at("2026-04-07T10:00:00+08:00"));
    }

    private void hear(PublicEvent event, Instant now) {
        Heard heard = new CaseHearing().hear(event, now);
        Input input = heard.input();
        assertThat(input).isNotNull();
        if (input != null) {
            desk.hear(Message.opening("services", CASE, input), now);
        }
        settle(now);
    }

    private void settle(Instant now) {
        desk.deliver(now);
        desk.orders().stream()
                .filter(order -> order.effect().adapter().equals("auction"))
                .forEach(order -> desk.answer(order, Effect.Result.DONE, now));
        desk.deliver(now);
    }

    private static Instant at(String instant) {
        return OffsetDateTime.parse(instant).toInstant();
    }

    private static IntakeEvent.CaseOpened opened(String contractZone, Instant now) {
        return new IntakeEvent.CaseOpened(
                "bank-a",
                "secured-loan",
                IntakeEvent.DebtorKind.NATURAL,
                "party-1",
                "CN",
                contractZone,
                "Asia/Urumqi",
                "CN-ZJ",
                "zh",
                new Balance("CNY", 0, 0, 50_000_00),
                LocalDate.parse("2025-12-01"),
                90,
                now.plus(Duration.ofDays(700)),
                List.of(),
                List.of(),
                List.of(new IntakeEvent.Collateral(
                        "house-1", AssetKind.REAL_ESTATE, new Money(120_000_00, "CNY"), "FJ")),
                new IntakeEvent.ScoringFacts(0, 0, 0, 0, 0));
    }
}
