package io.recourse.disposal.domain;

import static io.recourse.disposal.domain.Samples.VENUE;
import static io.recourse.disposal.domain.Samples.at;
import static io.recourse.disposal.domain.Samples.cny;
import static io.recourse.disposal.domain.Samples.owed;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.spec.Message;
import io.recourse.casework.spec.PaperDesk;
import io.recourse.contracts.DisposalEvent;
import io.recourse.contracts.DisposalEvent.AssetReleased;
import io.recourse.contracts.DisposalEvent.ValuationFixed;
import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.contracts.IntakeEvent.Collateral;
import io.recourse.disposal.domain.AssetInput.ValuationReported;
import io.recourse.disposal.domain.CaseInput.NegotiationOver;
import io.recourse.disposal.domain.CaseInput.Opened;
import io.recourse.disposal.domain.CaseInput.TitleReached;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a lender calls an asset is its own affair: another lender's asset of the same name is another asset. */
class SameNameTest {

    private static final Collateral PLEDGE = new Collateral("A-1", AssetKind.REAL_ESTATE, cny("120000.00"), "FJ");
    private static final Instant BEGIN = at("2026-03-02T09:00:00+08:00");

    private final Map<String, List<DisposalEvent>> published = new HashMap<>();
    private final PaperDesk desk = new PaperDesk(
            List.of(SaleWalkTest.cases(), SaleWalkTest.assets(), SaleWalkTest.auctions()),
            step -> step.published().forEach(e -> published
                    .computeIfAbsent(step.subject().id(), _ -> new ArrayList<>())
                    .add((DisposalEvent) e)));

    @Test
    void two_lenders_that_push_an_asset_of_one_name_each_sell_their_own() {
        start("case-1", "bank-a");
        start("case-2", "bank-b");
        assertThat(published.values()).allSatisfy(told -> assertThat(told).noneMatch(AssetReleased.class::isInstance));
        assertThat(carriedOut("valuation")).hasSize(2).allSatisfy(order -> {
            assertThat(order).containsEntry("name", "A-1");
            value(order, order.getOrDefault("case", "").equals("case-1") ? "100000.00" : "60000.00");
        });
        assertThat(published.get("case-1")).contains(fixed("100000.00"));
        assertThat(published.get("case-2")).contains(fixed("60000.00"));
        send("case-1", new TitleReached(BEGIN));
        send("case-2", new TitleReached(BEGIN));
        assertThat(carriedOut("auction"))
                .extracting(order -> order.getOrDefault("act", "") + " " + order.getOrDefault("case", "") + " "
                        + order.getOrDefault("name", ""))
                .containsExactlyInAnyOrder("tell-parties case-1 A-1", "tell-parties case-2 A-1");
    }

    @Test
    void an_asset_that_two_cases_of_one_lender_pledge_stays_with_the_first() {
        start("case-1", "bank-a");
        start("case-2", "bank-a");
        assertThat(published.get("case-1")).noneMatch(AssetReleased.class::isInstance);
        assertThat(published.get("case-2")).contains(new AssetReleased("A-1", "pledged-in-another-case", BEGIN));
    }

    private void start(String id, String lender) {
        send(id, new Opened(lender, "CN", owed("50000.00"), List.of(PLEDGE), null, BEGIN));
        send(id, new NegotiationOver(BEGIN));
    }

    private void send(String id, CaseInput word) {
        desk.hear(Message.opening("world", new SubjectId("case", id), word), BEGIN);
        desk.deliver(BEGIN);
    }

    /** The orders the venue gets, which it carries out. */
    private List<Map<String, String>> carriedOut(String adapter) {
        List<PaperDesk.Order> orders = desk.orders().stream()
                .filter(o -> o.effect().adapter().equals(adapter))
                .toList();
        orders.forEach(order -> desk.answer(order, Effect.Result.DONE, BEGIN));
        return orders.stream().map(o -> o.effect().body()).toList();
    }

    /** As a venue answers: about the asset as the order named it. */
    private void value(Map<String, String> order, String value) {
        Input report =
                new ValuationReported(order.getOrDefault("case", ""), cny(value), ValuationMethod.AGREEMENT, BEGIN);
        desk.hear(Message.asked(VENUE, new SubjectId("asset", order.getOrDefault("asset", "")), report), BEGIN);
        desk.deliver(BEGIN);
    }

    private static ValuationFixed fixed(String value) {
        return new ValuationFixed("A-1", cny(value), "agreement", BEGIN, at("2027-03-03T00:00:00+08:00"));
    }
}
