package io.recourse.disposal.domain;

import static io.recourse.disposal.domain.Samples.HOUSE;
import static io.recourse.disposal.domain.Samples.at;
import static io.recourse.disposal.domain.Samples.cny;
import static io.recourse.disposal.domain.Samples.house;
import static io.recourse.disposal.domain.Samples.opened;
import static io.recourse.disposal.domain.Samples.owed;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.spec.Message;
import io.recourse.casework.spec.PaperDesk;
import io.recourse.contracts.Balance;
import io.recourse.contracts.DisposalEvent;
import io.recourse.contracts.DisposalEvent.ForcedSaleOpened;
import io.recourse.contracts.DisposalEvent.ProceedsDistributed;
import io.recourse.contracts.DisposalEvent.SaleRequested;
import io.recourse.disposal.domain.AuctionState.AwaitingPayment;
import io.recourse.disposal.domain.AuctionState.Running;
import io.recourse.disposal.domain.CaseInput.BalanceChanged;
import io.recourse.disposal.domain.CaseInput.ClearanceGiven;
import io.recourse.disposal.domain.CaseInput.ClearanceRefused;
import io.recourse.disposal.domain.CaseInput.Closed;
import io.recourse.disposal.domain.CaseInput.NegotiationOver;
import io.recourse.disposal.domain.CaseInput.TitleReached;
import io.recourse.rules.calendar.LocalDays;
import io.recourse.rules.clearance.ClearancePolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The three kinds together, with a ledger that clears and a venue that reports. */
class JourneyTest {

    private static final ZoneId FORUM = ZoneId.of(Samples.ZONE);
    private static final SubjectId CASE = new SubjectId("case", "case-1");
    private static final SubjectId ASSET = new SubjectId("asset", HOUSE);
    private static final SubjectId AUCTION = new SubjectId("auction", HOUSE);

    private final List<DisposalEvent> published = new ArrayList<>();
    private final PaperDesk desk = new PaperDesk(
            List.of(SaleWalkTest.cases(), SaleWalkTest.assets(), SaleWalkTest.auctions()),
            step -> step.published().forEach(e -> published.add((DisposalEvent) e)));
    private Instant now = at("2026-01-05T09:00:00+08:00");

    /** Until when the ledger clears nothing, for an answer waits to be read. */
    private Instant readAt = now;

    @Test
    void an_asset_sold_in_the_first_round_pays_the_debt() {
        startWithTitle();
        untilTheRoundCloses();
        close(1, "80000.00");
        send(AUCTION, new AuctionInput.PricePaid("case-1", 1, cny("80000.00"), now));
        settle();
        assertThat(story())
                .containsExactly(
                        "DisposalStarted",
                        "ValuationFixed",
                        "SaleRequested",
                        "AuctionAnnounced",
                        "AssetSold",
                        "ProceedsDistributed",
                        "DisposalEnded");
        ProceedsDistributed proceeds = (ProceedsDistributed) published.get(5);
        send(CASE, new BalanceChanged(Balance.zero("CNY"), proceeds.distributionId(), now));
        send(CASE, new Closed(now));
        assertThat(desk.status(CASE)).isEqualTo("closed");
        assertThat(desk.status(ASSET)).isEqualTo("free");
        assertThat(desk.status(AUCTION)).isEqualTo("sold");
    }

    @Test
    void two_failed_rounds_and_an_empty_forced_sale_give_the_asset_back() {
        startWithTitle();
        for (int round = 1; round <= 3; round++) {
            untilTheRoundCloses();
            close(round, null);
        }
        assertThat(story())
                .containsExactly(
                        "DisposalStarted",
                        "ValuationFixed",
                        "SaleRequested",
                        "AuctionAnnounced",
                        "AuctionFailed",
                        "SaleRequested",
                        "AuctionAnnounced",
                        "AuctionFailed",
                        "SaleRequested",
                        "ForcedSaleOpened",
                        "AuctionFailed",
                        "AssetReleased",
                        "SaleCostsIncurred",
                        "SaleCostsIncurred",
                        "SaleCostsIncurred",
                        "SaleCostsIncurred",
                        "DisposalEnded");
        assertThat(published)
                .filteredOn(ForcedSaleOpened.class::isInstance)
                .extracting(e -> ((ForcedSaleOpened) e).price())
                .containsExactly(cny("56000.00"));
        assertThat(desk.status(ASSET)).isEqualTo("free");
        assertThat(desk.status(AUCTION)).isEqualTo("unsold");
        assertThat(desk.nextDue()).isEmpty();
    }

    /** ▣ Denied on the fifth day after the second failure and cleared on the sixth, both counted from it; the law gives fifteen. */
    @Test
    void an_answer_that_waits_to_be_read_holds_the_forced_sale_for_a_day_and_not_beyond_its_term() {
        startWithTitle();
        for (int round = 1; round <= 2; round++) {
            untilTheRoundCloses();
            close(round, null);
        }
        Instant failed = now;
        readAt = failed.plus(Duration.ofDays(4));
        untilTheRoundCloses();
        assertThat(desk.state(Running.class, AUCTION).terms().noticeAt())
                .isEqualTo(LocalDays.startOf(LocalDays.dateOf(failed, FORUM).plusDays(5), FORUM));
    }

    @Test
    void a_winner_in_default_costs_the_deposit_and_the_next_round_sells() {
        startWithTitle();
        untilTheRoundCloses();
        close(1, "90000.00");
        tick(desk.state(AwaitingPayment.class, AUCTION).payBy());
        untilTheRoundCloses();
        close(2, "60000.00");
        send(AUCTION, new AuctionInput.PricePaid("case-1", 2, cny("60000.00"), now));
        settle();
        assertThat(story().subList(4, story().size()))
                .containsExactly(
                        "WinnerDefaulted",
                        "ProceedsDistributed",
                        "AuctionFailed",
                        "SaleRequested",
                        "AuctionAnnounced",
                        "AssetSold",
                        "ProceedsDistributed",
                        "DisposalEnded");
    }

    @Test
    void full_payment_before_the_day_withdraws_the_announced_round() {
        startWithTitle();
        while (!(desk.state(AuctionState.class, AUCTION) instanceof Running)) {
            tick(desk.nextDue().orElseThrow());
        }
        send(CASE, new BalanceChanged(Balance.zero("CNY"), "payment-1", now));
        send(CASE, new Closed(now));
        settle();
        assertThat(story().subList(4, story().size()))
                .containsExactly(
                        "SaleStopped", "AssetReleased", "DisposalEnded", "SaleCostsIncurred", "SaleCostsIncurred");
        assertThat(desk.status(AUCTION)).isEqualTo("stopped");
        assertThat(desk.status(ASSET)).isEqualTo("free");
    }

    /** An account brought up to date at the host is closed as CURED with what is not yet due still owed. */
    @Test
    void a_cure_withdraws_the_announced_round_though_a_balance_is_left() {
        startWithTitle();
        while (!(desk.state(AuctionState.class, AUCTION) instanceof Running)) {
            tick(desk.nextDue().orElseThrow());
        }
        cured();
        assertThat(story().subList(4, story().size()))
                .containsExactly(
                        "SaleStopped", "AssetReleased", "DisposalEnded", "SaleCostsIncurred", "SaleCostsIncurred");
        assertThat(desk.status(CASE)).isEqualTo("closed");
        assertThat(desk.status(ASSET)).isEqualTo("free");
        assertThat(desk.status(AUCTION)).isEqualTo("stopped");
        assertThat(desk.nextDue()).isEmpty();
    }

    @Test
    void a_cure_before_the_sale_lets_the_asset_go_and_no_later_title_or_value_begins_one() {
        send(CASE, opened("50000.00", house()));
        now = at("2026-03-02T09:00:00+08:00");
        send(CASE, new NegotiationOver(now));
        settle();
        cured();
        assertThat(story()).containsExactly("DisposalStarted", "AssetReleased", "DisposalEnded");
        send(CASE, new TitleReached(now));
        settle();
        assertThat(story()).hasSize(3);
        assertThat(desk.status(CASE)).isEqualTo("closed");
        assertThat(desk.status(ASSET)).isEqualTo("free");
        assertThat(desk.nextDue()).isEmpty();
    }

    @Test
    void a_cure_of_a_case_whose_talks_were_not_over_leaves_nothing_to_dispose_of() {
        send(CASE, opened("50000.00", house()));
        cured();
        send(CASE, new NegotiationOver(now));
        send(CASE, new TitleReached(now));
        settle();
        assertThat(story()).isEmpty();
        assertThat(desk.status(CASE)).isEqualTo("closed");
    }

    private void cured() {
        send(CASE, new BalanceChanged(owed("30000.00"), null, now));
        send(CASE, new Closed(now));
        settle();
    }

    private void send(SubjectId to, Input input) {
        desk.hear(Message.opening("world", to, input), now);
    }

    private void startWithTitle() {
        send(CASE, opened("50000.00", house()));
        send(CASE, new BalanceChanged(owed("49000.00"), "payment-0", now));
        now = at("2026-03-02T09:00:00+08:00");
        send(CASE, new NegotiationOver(now));
        settle();
        send(ASSET, new AssetInput.ValuationReported("case-1", cny("100000.00"), ValuationMethod.NETWORK, now));
        send(CASE, new TitleReached(now));
        settle();
    }

    private void untilTheRoundCloses() {
        while (!(desk.state(AuctionState.class, AUCTION) instanceof Running)) {
            tick(desk.nextDue().orElseThrow());
        }
        now = desk.state(Running.class, AUCTION).terms().closesAt();
    }

    private void close(int round, @Nullable String bid) {
        send(
                AUCTION,
                new AuctionInput.RoundClosed(
                        "case-1", round, bid == null ? null : cny(bid), null, bid == null ? 0 : 2, now));
        settle();
    }

    private void tick(Instant to) {
        now = to;
        desk.look(now);
        settle();
    }

    /** Delivers, carries out and clears until nothing moves. */
    private void settle() {
        int cleared = 0;
        do {
            desk.deliver(now);
            desk.orders().forEach(order -> desk.answer(order, Effect.Result.DONE, now));
            List<SaleRequested> requests = published.stream()
                    .filter(SaleRequested.class::isInstance)
                    .map(SaleRequested.class::cast)
                    .toList();
            cleared = requests.size();
            requests.forEach(r -> send(CASE, answer(r)));
        } while (desk.hasMail() || !desk.orders().isEmpty() || cleared < requested());
    }

    private CaseInput answer(SaleRequested asked) {
        return now.isBefore(readAt)
                ? new ClearanceRefused(asked.requestId(), ClearancePolicy.ANSWER_WAITS, now)
                : new ClearanceGiven(asked.requestId(), now.plus(Duration.ofHours(24)), now);
    }

    private long requested() {
        return published.stream().filter(SaleRequested.class::isInstance).count();
    }

    private List<String> story() {
        return published.stream()
                .map(DisposalEvent::getClass)
                .map(Class::getSimpleName)
                .toList();
    }
}
