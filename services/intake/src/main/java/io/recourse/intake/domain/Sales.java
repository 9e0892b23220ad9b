package io.recourse.intake.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.intake.domain.CaseEvent.DebtSold;
import io.recourse.intake.domain.CaseEvent.SuccessionKept;
import io.recourse.intake.domain.CaseInput.Recalled;
import io.recourse.intake.domain.CaseInput.StatementReceived;
import io.recourse.intake.domain.CaseInput.SuccessionClaimed;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A debt that is sold to another lender. Both must say so: the seller as it takes the case back, the buyer in its statement.
 * Then those whom the debt binds learn who they are at the buyer, and tell it that they want no contact, if they do. Nothing
 * else passes, and who claims a debt that was not sold to it is answered like anybody: not at all.
 */
final class Sales {

    /** Lenders whose word is kept until the seller has spoken; only such count as know a party's id at the seller. */
    private static final int MOST_CLAIMS = 4;

    private Sales() {}

    /** Asks the seller's case, whether it is there or not. */
    static void ask(Story story, StatementReceived received) {
        Acquisition acquired = received.acquired();
        if (acquired != null && !acquired.people().isEmpty()) {
            story.tell(Tell.acrossTenants(
                    new SubjectId(CaseDecider.KIND, acquired.caseId()),
                    new SuccessionClaimed(received.lender(), story.open().id(), acquired.people())));
        }
    }

    /** Whether the seller may name that buyer; null if it may. */
    static @Nullable Decision<CaseEvent> refusal(Account account, Recalled recalled) {
        String soldTo = recalled.soldTo();
        if (soldTo == null) {
            return null;
        }
        if (soldTo.equals(account.lender())) {
            return Decision.refuse("sold-to-oneself", "soldTo", "a lender sells its debts to others");
        }
        String known = account.sale().soldTo();
        return known == null || known.equals(soldTo)
                ? null
                : Decision.refuse("sold-to-another", "soldTo", "the debt was sold to another lender before");
    }

    /** The seller names the buyer; whose word was kept is heard now. */
    static void sold(Story story, @Nullable String buyer) {
        Sale sale = story.account().sale();
        if (buyer == null || buyer.equals(sale.soldTo())) {
            return;
        }
        story.add(new DebtSold(buyer));
        Sale.Claim claim = sale.of(buyer);
        if (claim != null) {
            tell(story, claim.caseId(), claim.people());
        }
    }

    static Decision<CaseEvent> claimed(CaseState state, Account account, Parties parties, SuccessionClaimed asked) {
        Set<String> bound = parties.everybody().collect(Collectors.toSet());
        List<Succession> people = asked.people().stream()
                .filter(s -> bound.contains(s.formerly()))
                .toList();
        Sale sale = account.sale();
        if (people.isEmpty() || asked.buyer().equals(account.lender())) {
            return Decision.nothing();
        }
        Story story = new Story(state);
        if (sale.soldTo() == null) {
            keep(story, sale, new Sale.Claim(asked.buyer(), asked.buyersCase(), people));
        } else if (sale.soldTo().equals(asked.buyer())) {
            tell(story, asked.buyersCase(), people);
        }
        return story.end();
    }

    /** Without room for it nobody is refused, for that would be an answer. */
    private static void keep(Story story, Sale sale, Sale.Claim claim) {
        Sale.Claim known = sale.of(claim.buyer());
        List<Succession> news = claim.people().stream()
                .filter(s -> known == null || known.isNews(s))
                .toList();
        boolean hasRoom = known != null || sale.claims().size() < MOST_CLAIMS;
        if (!news.isEmpty() && hasRoom && story.hasRoomFor(new SuccessionKept(claim.buyer(), claim.caseId(), news))) {
            story.add(new SuccessionKept(claim.buyer(), claim.caseId(), news));
        }
    }

    private static void tell(Story story, String buyersCase, List<Succession> people) {
        people.forEach(s -> story.tell(new Tell(
                new SubjectId(PartyDecider.KIND, s.formerly()), new PartyInput.SuccessorTold(buyersCase, s.party()))));
    }
}
