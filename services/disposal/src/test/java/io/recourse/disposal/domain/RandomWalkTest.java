package io.recourse.disposal.domain;

import static io.recourse.disposal.domain.Samples.CLEARANCE;
import static io.recourse.disposal.domain.Samples.RULES;
import static io.recourse.disposal.domain.Samples.ZONE;
import static io.recourse.disposal.domain.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.Balance;
import io.recourse.contracts.DisposalEvent;
import io.recourse.contracts.DisposalEvent.AuctionAnnounced;
import io.recourse.contracts.DisposalEvent.DisposalEnded;
import io.recourse.contracts.DisposalEvent.ForcedSaleOpened;
import io.recourse.contracts.DisposalEvent.ProceedsDistributed;
import io.recourse.contracts.DisposalEvent.SaleRequested;
import io.recourse.contracts.DisposalEvent.ValuationFixed;
import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.contracts.IntakeEvent.Collateral;
import io.recourse.contracts.Money;
import io.recourse.contracts.json.SealedJson;
import io.recourse.disposal.domain.AuctionState.AwaitingPayment;
import io.recourse.disposal.domain.AuctionState.Running;
import io.recourse.disposal.domain.CaseInput.BalanceChanged;
import io.recourse.disposal.domain.CaseInput.ClearanceGiven;
import io.recourse.disposal.domain.CaseInput.ClearanceRefused;
import io.recourse.disposal.domain.CaseInput.Closed;
import io.recourse.disposal.domain.CaseInput.LitigationOver;
import io.recourse.disposal.domain.CaseInput.NegotiationOver;
import io.recourse.disposal.domain.CaseInput.Opened;
import io.recourse.disposal.domain.CaseInput.PersonDecided;
import io.recourse.disposal.domain.CaseInput.TitleReached;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A ledger, courts and a venue that do anything they may, in any order; the seed is the test's name. */
class RandomWalkTest {

    private static final int STEPS = 250;
    private static final Set<String> SAID = new TreeSet<>();
    private static final SubjectId CASE = new SubjectId("case", "case-1");

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatever_happens_the_law_and_the_cents_are_kept(long seed) {
        new Walk(seed).run();
    }

    /** A walk that never gets anywhere proves nothing. */
    @AfterAll
    static void every_public_event_was_said_by_some_walk() {
        assertThat(SAID)
                .containsExactlyInAnyOrderElementsOf(SealedJson.leaves(DisposalEvent.class).stream()
                        .map(Class::getSimpleName)
                        .toList());
    }

    private static final class Walk {
        private final Random chance;
        private final SmallDesk desk = new SmallDesk(RULES);
        private final List<Collateral> collateral = new ArrayList<>();
        private final Map<String, Money> basis = new HashMap<>();
        private Instant now = at("2026-01-05T09:00:00+08:00");
        private long debt;
        private int heard;
        private boolean titled;
        private boolean over;
        private boolean closed;

        Walk(long seed) {
            this.chance = new Random(seed);
        }

        void run() {
            debt = 1_000_00 + chance.nextLong(200_000_00);
            for (int i = 0; i <= chance.nextInt(3); i++) {
                AssetKind kind = AssetKind.values()[chance.nextInt(3)];
                collateral.add(new Collateral("asset-" + i, kind, new Money(100_000_00, "CNY"), "FJ"));
            }
            desk.send(CASE, new Opened("bank-a", ZONE, balance(), collateral, now), now);
            for (int step = 0; step < STEPS; step++) {
                now = now.plus(Duration.ofMinutes(1 + chance.nextInt(60 * 24 * 6)));
                if (chance.nextInt(4) > 0) {
                    desk.clock(now);
                }
                step();
                listen();
            }
            for (int i = 0; i < 50 && !(desk.mail.isEmpty() && desk.orders.isEmpty()); i++) {
                desk.deliver(now);
                carryOut();
                listen();
            }
            if (closed) {
                assertThat(desk.status(CASE)).isEqualTo("closed");
                for (Collateral each : collateral) {
                    assertThat(desk.status(new SubjectId("asset", each.asset())))
                            .isIn("free", "unregistered");
                    assertThat(desk.status(auction(each)))
                            .isIn("unopened", "sold", "stopped", "unsold", "withdrawal-unconfirmed");
                }
                assertThat(desk.nextDue()).isEmpty();
            }
            assertThat(desk.published.stream().filter(DisposalEnded.class::isInstance))
                    .hasSizeLessThanOrEqualTo(1);
        }

        private void step() {
            switch (chance.nextInt(12)) {
                case 0 -> desk.send(CASE, new NegotiationOver(now), now);
                case 1 -> {
                    if (!over && chance.nextInt(3) == 0) {
                        titled = true;
                        desk.send(CASE, new TitleReached(now), now);
                    }
                }
                case 2 -> {
                    if (chance.nextInt(30) == 0) {
                        over = true;
                        desk.send(CASE, new LitigationOver(now), now);
                    }
                }
                case 3 -> {
                    if (chance.nextInt(8) == 0) {
                        pay(chance.nextLong(debt + 1), "payment-" + heard);
                    }
                }
                case 4, 5, 6, 7, 8 -> venue(collateral.get(chance.nextInt(collateral.size())));
                case 9 -> person();
                default -> carryOut();
            }
            if (chance.nextInt(3) > 0) {
                desk.deliver(now);
            } else if (!desk.mail.isEmpty()) {
                desk.deliverOne(now);
            }
        }

        private void venue(Collateral lot) {
            SubjectId asset = new SubjectId("asset", lot.asset());
            AssetState state = desk.state(AssetState.class, asset);
            if (state instanceof AssetState.Valuing valuing && valuing.order() != null) {
                Money value = new Money(10_000_00 + chance.nextLong(200_000_00), "CNY");
                desk.send(
                        asset,
                        new AssetInput.ValuationReported(value, valuing.order().method(), now),
                        now);
            } else if (state instanceof AssetState.Reported && chance.nextInt(5) == 0) {
                desk.send(asset, new AssetInput.ValuationObjected(now), now);
            } else if (state instanceof AssetState.Objected) {
                desk.send(asset, new AssetInput.ObjectionDecided(null, now), now);
            }
            switch (desk.state(AuctionState.class, auction(lot))) {
                case Running running -> report(auction(lot), running);
                case AwaitingPayment awaiting ->
                    desk.send(
                            auction(lot),
                            chance.nextInt(4) == 0
                                    ? new AuctionInput.WinnerInDefault(awaiting.round(), now)
                                    : new AuctionInput.PricePaid(awaiting.round(), awaiting.price(), now),
                            now);
                case AuctionState _ -> {}
            }
        }

        private void report(SubjectId auction, Running running) {
            RoundTerms terms = running.terms();
            Money bid = new Money(terms.start().minor() + chance.nextLong(1_000_00), "CNY");
            if (now.isBefore(terms.closesAt())) {
                desk.send(
                        auction,
                        new AuctionInput.BidPlaced(terms.round(), bid, "bidder-" + chance.nextInt(3), now),
                        now);
            } else if (running.highest() == null && chance.nextInt(3) > 0) {
                desk.send(auction, new AuctionInput.RoundClosed(terms.round(), null, null, 0, now), now);
            } else {
                Money price = running.highest() == null ? bid : running.highest();
                desk.send(auction, new AuctionInput.RoundClosed(terms.round(), price, running.bidder(), 1, now), now);
            }
        }

        private void person() {
            for (Collateral each : collateral) {
                desk.send(CASE, new PersonDecided(each.asset(), chance.nextInt(3) > 0, now), now);
            }
        }

        private void carryOut() {
            List<SmallDesk.Order> orders = List.copyOf(desk.orders);
            desk.orders.clear();
            for (SmallDesk.Order order : orders) {
                Instant until = order.effect().until();
                Effect.Result result = until != null && !now.isBefore(until)
                        ? Effect.Result.DROPPED
                        : chance.nextInt(8) > 0 ? Effect.Result.DONE : Effect.Result.values()[chance.nextInt(4)];
                desk.answer(order, result, now);
            }
        }

        private void pay(long amount, String paymentId) {
            debt -= Math.min(amount, debt);
            desk.send(CASE, new BalanceChanged(balance(), paymentId, now), now);
            if (debt == 0 && !closed) {
                closed = true;
                desk.send(CASE, new Closed(now), now);
            }
        }

        private Balance balance() {
            return new Balance("CNY", 0, 0, debt);
        }

        /** What the other services would do, and what must hold of everything said. */
        private void listen() {
            while (heard < desk.published.size()) {
                DisposalEvent event = desk.published.get(heard++);
                SAID.add(event.getClass().getSimpleName());
                switch (event) {
                    case SaleRequested request -> {
                        assertThat(titled)
                                .as("no judicial auction without a title")
                                .isTrue();
                        assertThat(closed && now.isAfter(request.at()))
                                .as("nothing is asked after the end")
                                .isFalse();
                        if (chance.nextInt(5) > 0) {
                            desk.send(CASE, new ClearanceGiven(request.requestId(), CLEARANCE.until(now), now), now);
                        } else {
                            desk.send(CASE, new ClearanceRefused(request.requestId(), "case-paused", now), now);
                        }
                        if (chance.nextBoolean()) {
                            desk.deliver(now);
                            carryOut();
                        }
                    }
                    case ValuationFixed fixed -> basis.put(fixed.asset(), fixed.value());
                    case AuctionAnnounced a -> {
                        int least = a.round() == Rounds.FIRST ? 7000 : 8000;
                        Money before = basis.getOrDefault(a.asset(), Money.zero("CNY"));
                        assertThat(Shares.compare(a.start(), before, least))
                                .as(a + " after " + before)
                                .isNotNegative();
                        assertThat(a.noticeAt()).isBefore(a.clearedUntil());
                        assertThat(Duration.between(a.opensAt(), a.closesAt()))
                                .isGreaterThanOrEqualTo(Duration.ofHours(24));
                        basis.put(a.asset(), a.start());
                    }
                    case ForcedSaleOpened f -> assertThat(f.price()).isEqualTo(basis.get(f.asset()));
                    case ProceedsDistributed p -> {
                        assertThat(p.toCosts() + p.toDebt() + p.surplusToOwner())
                                .isEqualTo(p.price().minor());
                        assertThat(p.toDebt()).as("never more than is owed").isLessThanOrEqualTo(debt);
                        pay(p.toDebt(), p.distributionId());
                    }
                    case DisposalEvent _ -> {}
                }
            }
        }

        private static SubjectId auction(Collateral lot) {
            return new SubjectId("auction", lot.asset());
        }
    }
}
