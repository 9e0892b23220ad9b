package io.recourse.disposal.domain;

import static io.recourse.disposal.domain.CaseTest.take;
import static io.recourse.disposal.domain.Samples.LENDER;
import static io.recourse.disposal.domain.Samples.RULES;
import static io.recourse.disposal.domain.Samples.at;
import static io.recourse.disposal.domain.Samples.house;
import static io.recourse.disposal.domain.Samples.owed;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.DisposalEvent.DisposalStarted;
import io.recourse.disposal.domain.CaseEvent.BalanceNoted;
import io.recourse.disposal.domain.CaseEvent.ForeclosureBarred;
import io.recourse.disposal.domain.CaseEvent.LimitationNoted;
import io.recourse.disposal.domain.CaseEvent.NegotiationNoted;
import io.recourse.disposal.domain.CaseInput.BalanceChanged;
import io.recourse.disposal.domain.CaseInput.LimitationMoved;
import io.recourse.disposal.domain.CaseInput.NegotiationOver;
import io.recourse.disposal.domain.CaseInput.PersonDecided;
import io.recourse.disposal.domain.CaseInput.TitleReached;
import io.recourse.disposal.domain.CaseInput.ValuationStuck;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A mortgage falls with the claim it secures (民法典 art. 419). */
class MortgageTest {

    private static final Instant OPENED = at("2026-01-05T09:00:00+08:00");
    private static final Instant OVER = at("2026-03-01T09:00:00+08:00");
    private static final Instant ENDED = at("2026-03-01T00:00:00+08:00");
    private static final Instant LATER = at("2026-03-02T09:00:00+08:00");
    private static final Instant RENEWED = at("2029-03-02T00:00:00+08:00");
    private static final ForeclosureBarred BARRED =
            new ForeclosureBarred(new Foreclosure.Bar("mortgage-lapsed-with-claim", ENDED));

    private static Spec<CaseState, CaseInput, CaseEvent> watching(String jurisdiction, Instant limitationEndsAt) {
        return Spec.of(new CaseDecider(RULES), "case-1")
                .when(new CaseInput.Opened(
                        LENDER, jurisdiction, owed("50000.00"), List.of(house()), limitationEndsAt, OPENED))
                .at(OPENED);
    }

    static Spec<CaseState, CaseInput, CaseEvent> barred() {
        return take(watching("CN", ENDED), new NegotiationOver(OVER));
    }

    @Test
    void after_limitation_no_disposal_starts_though_nothing_was_heard_of_its_end() {
        barred().then(new NegotiationNoted(OVER), BARRED).andStatus("foreclosure-barred");
    }

    @Test
    void a_microsecond_before_its_end_it_starts() {
        take(watching("CN", OVER.plusNanos(1_000)), new NegotiationOver(OVER))
                .thenPublished(new DisposalStarted(1, OVER));
    }

    @Test
    void talks_that_ended_in_time_and_are_heard_of_too_late_start_none() {
        watching("CN", OVER.plusSeconds(60))
                .when(new NegotiationOver(OVER))
                .at(LATER)
                .thenPublished()
                .andStatus("foreclosure-barred");
    }

    @Test
    void it_is_said_once_for_one_end() {
        take(barred(), new BalanceChanged(owed("49000.00"), null, LATER))
                .then(new BalanceNoted(owed("49000.00"), null));
    }

    @Test
    void what_renews_the_claim_renews_the_mortgage() {
        take(barred(), new LimitationMoved(RENEWED, LATER))
                .thenPublished(new DisposalStarted(1, LATER))
                .andStatus("awaiting-title");
        take(watching("CN", ENDED), new LimitationMoved(RENEWED, LATER)).then(new LimitationNoted(RENEWED));
        take(watching("CN", ENDED), new LimitationMoved(ENDED, LATER)).thenNothing();
    }

    @Test
    void a_title_won_in_time_is_bound_by_terms_of_its_own() {
        take(barred(), new TitleReached(LATER)).thenPublished(new DisposalStarted(1, LATER));
        take(take(watching("CN", ENDED), new TitleReached(at("2026-02-01T09:00:00+08:00"))), new NegotiationOver(OVER))
                .thenPublished(new DisposalStarted(1, OVER));
    }

    @Test
    void a_person_cannot_have_an_asset_valued_any_more_and_may_give_it_back() {
        Spec<CaseState, CaseInput, CaseEvent> stuck = watching("CN", LATER);
        take(stuck, new NegotiationOver(OVER));
        take(stuck, new ValuationStuck("house-1", "no-value", OVER));
        take(stuck, new PersonDecided("house-1", true, LATER)).thenRefused("mortgage-lapsed-with-claim");
        take(stuck, new PersonDecided("house-1", false, LATER)).andStatus("ended");
    }

    @Test
    void another_law_has_rules_of_its_own() {
        take(watching("US", ENDED), new NegotiationOver(OVER)).thenPublished(new DisposalStarted(1, OVER));
    }
}
