package io.recourse.disposal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Input;
import io.recourse.contracts.Balance;
import io.recourse.contracts.DisposalEvent;
import io.recourse.contracts.DisposalEvent.AuctionAnnounced;
import io.recourse.contracts.DisposalEvent.DisposalEnded;
import io.recourse.contracts.DisposalEvent.ForcedSaleOpened;
import io.recourse.contracts.DisposalEvent.ProceedsDistributed;
import io.recourse.contracts.DisposalEvent.SaleCostsIncurred;
import io.recourse.contracts.DisposalEvent.SaleRequested;
import io.recourse.contracts.DisposalEvent.ValuationFixed;
import io.recourse.contracts.Money;
import io.recourse.disposal.domain.CaseInput.BalanceChanged;
import io.recourse.disposal.domain.CaseInput.Closed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ledger of one case while its assets are sold: what it says, and what must hold of everything it is told. */
final class SaleBooks {

    private final Map<String, Money> basis = new HashMap<>();
    private final Set<String> costIds = new HashSet<>();
    private final List<CaseInput> words = new ArrayList<>();
    private final Set<Input> takings = new HashSet<>();
    private final List<String> requests = new ArrayList<>();
    private long debt;
    private boolean titled;
    private boolean litigationOver;
    private boolean closed;
    private boolean ended;
    /** Costs of sales: what was worked for, booked by an open ledger, left with the lender, taken out of prices. */
    private long worth;

    private long booked;
    private long leftWithLender;
    private long deducted;

    SaleBooks(long debt) {
        this.debt = debt;
    }

    long debt() {
        return debt;
    }

    boolean closed() {
        return closed;
    }

    Balance balance() {
        return new Balance("CNY", 0, 0, debt);
    }

    void say(CaseInput word) {
        words.add(word);
    }

    List<CaseInput> takeWords() {
        List<CaseInput> taken = List.copyOf(words);
        words.clear();
        return taken;
    }

    List<String> takeRequests() {
        List<String> taken = List.copyOf(requests);
        requests.clear();
        return taken;
    }

    boolean mayReachTitle() {
        return !litigationOver;
    }

    void reachTitle() {
        titled = true;
    }

    void endLitigation() {
        litigationOver = true;
    }

    void paid(long minor, @Nullable String paymentId, Instant now) {
        debt -= Math.min(minor, debt);
        moved(paymentId, now);
        if (debt == 0 && !closed) {
            closed = true;
            say(new Closed(now));
        }
    }

    /** A payment from outside the sales is taken back; what is closed stays closed. */
    void takenBack(long minor, Instant now) {
        if (!closed) {
            debt += minor;
            moved(null, now);
            takings.add(words.getLast());
        }
    }

    boolean isTakingBack(@Nullable Input heard) {
        return takings.contains(heard);
    }

    private void moved(@Nullable String paymentId, Instant now) {
        say(new BalanceChanged(balance(), paymentId, now));
    }

    void valued(Money value) {
        worth += Shares.halfEven(value, Samples.POLICY.valuationFeeBp()).minor();
    }

    void announced(Money start) {
        worth += Shares.halfEven(start, Samples.POLICY.roundFeeBp()).minor();
    }

    void hear(DisposalEvent event, Instant now) {
        switch (event) {
            case SaleRequested request -> {
                assertThat(titled).as("no judicial auction without a title").isTrue();
                requests.add(request.requestId());
            }
            case ValuationFixed fixed -> basis.put(fixed.asset(), fixed.value());
            case AuctionAnnounced a -> announced(a);
            case ForcedSaleOpened f -> assertThat(f.price()).isEqualTo(basis.get(f.asset()));
            case ProceedsDistributed p -> {
                assertThat(p.toCosts() + p.toDebt() + p.surplusToOwner())
                        .isEqualTo(p.price().minor());
                assertThat(p.toDebt()).as("never more than is owed").isLessThanOrEqualTo(debt);
                deducted += p.toCosts();
                paid(p.toDebt(), p.distributionId(), now);
            }
            case SaleCostsIncurred c -> {
                assertThat(costIds.add(c.costId())).as("told once").isTrue();
                costs(c.amount().minor(), now);
            }
            case DisposalEnded _ -> {
                assertThat(ended).as("it ends once").isFalse();
                ended = true;
            }
            case DisposalEvent _ -> {}
        }
    }

    private void announced(AuctionAnnounced a) {
        int least = a.round() == Rounds.FIRST ? 7000 : 8000;
        Money before = basis.getOrDefault(a.asset(), Money.zero("CNY"));
        assertThat(Shares.compare(a.start(), before, least))
                .as("%s after %s", a, before)
                .isNotNegative();
        assertThat(a.noticeAt()).isBefore(a.clearedUntil());
        assertThat(Duration.between(a.opensAt(), a.closesAt())).isGreaterThanOrEqualTo(Duration.ofHours(24));
        basis.put(a.asset(), a.start());
    }

    private void costs(long minor, Instant now) {
        if (closed) {
            leftWithLender += minor;
        } else {
            booked += minor;
            debt += minor;
            moved(null, now);
        }
    }

    /** @param open what neither a price nor the ledger bears at the end, minor units */
    void close(long open, String status) {
        assertThat(booked + leftWithLender + deducted + open)
                .as("every cent of costs went one way")
                .isEqualTo(worth);
        if (closed) {
            assertThat(status).isEqualTo("closed");
        }
        if (closed || status.equals("ended")) {
            assertThat(open).as("nothing can cover it any more").isZero();
        }
    }
}
