package io.recourse.segmentation.domain;

import static io.recourse.segmentation.domain.Cases.AT_DPD_4;
import static io.recourse.segmentation.domain.Cases.DECIDER;
import static io.recourse.segmentation.domain.Cases.DUE;
import static io.recourse.segmentation.domain.Cases.EARLY;
import static io.recourse.segmentation.domain.Cases.M1;
import static io.recourse.segmentation.domain.Cases.OWED;
import static io.recourse.segmentation.domain.Cases.STEADY;
import static io.recourse.segmentation.domain.Cases.early;
import static io.recourse.segmentation.domain.Cases.segmented;
import static io.recourse.segmentation.domain.Cases.t;
import static io.recourse.segmentation.domain.Cases.watched;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.segmentation.domain.CaseEvent.BalanceRecorded;
import io.recourse.segmentation.domain.CaseEvent.BucketRecorded;
import io.recourse.segmentation.domain.CaseEvent.CaseEnded;
import io.recourse.segmentation.domain.CaseEvent.CaseEscalated;
import io.recourse.segmentation.domain.CaseEvent.ContactCounted;
import io.recourse.segmentation.domain.CaseEvent.LimitationRecorded;
import io.recourse.segmentation.domain.CaseEvent.PauseLifted;
import io.recourse.segmentation.domain.CaseEvent.PauseRecorded;
import io.recourse.segmentation.domain.CaseEvent.PaymentCounted;
import io.recourse.segmentation.domain.CaseEvent.PlacementWithheld;
import io.recourse.segmentation.domain.CaseEvent.ProfileNoted;
import io.recourse.segmentation.domain.CaseEvent.Told;
import io.recourse.segmentation.domain.CaseInput.BalanceChanged;
import io.recourse.segmentation.domain.CaseInput.Closed;
import io.recourse.segmentation.domain.CaseInput.DeadlinePassed;
import io.recourse.segmentation.domain.CaseInput.LimitationMoved;
import io.recourse.segmentation.domain.CaseInput.NegotiationOver;
import io.recourse.segmentation.domain.CaseInput.PauseEnded;
import io.recourse.segmentation.domain.CaseInput.PauseStarted;
import io.recourse.segmentation.domain.CaseInput.ProfileKnown;
import io.recourse.segmentation.domain.CaseState.Withheld;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A journal that says what cannot have happened stops the case; nothing of it is passed over. */
class JournalTest {

    private static final IndustryIndex INDEX = new IndustryIndex("C17", 1, t(EARLY), -500);

    private static final List<CaseEvent> OF_LIVE_CASES = List.of(
            new BucketRecorded(Bucket.M1, 31, DUE),
            new BalanceRecorded(OWED, DUE),
            new LimitationRecorded(t(M1)),
            new ProfileNoted(ProfileTest.SHOWN),
            new CaseEvent.IndexNoted(INDEX),
            new PauseRecorded("p1", PauseReason.HARDSHIP),
            new PauseLifted("p1", t(M1)),
            new Told(AT_DPD_4),
            new CaseEvent.CaseClustered("kinds@1", Cluster.LITIGIOUS),
            new CaseEnded(CloseReason.PAID, t(M1)));

    @Test
    void nothing_but_the_opening_reaches_a_case_that_is_not_open() {
        for (CaseInput tooEarly : List.of(
                early(),
                new BalanceChanged(OWED, DUE, false, t(M1)),
                new LimitationMoved(t(M1), t(M1)),
                new ProfileKnown(ProfileTest.SHOWN, t(M1)),
                new CaseInput.IndexKnown(INDEX, t(M1)),
                new PauseStarted("p1", PauseReason.DISPUTE, t(M1)),
                new PauseEnded("p1", t(M1)),
                new CaseInput.LookedAtAgain(t(M1)),
                new CaseInput.PreemptionAsked(new Preempted(DUE, "province", "ZJ"), t(M1)),
                new NegotiationOver(t(M1)),
                new Closed(CloseReason.CURED, t(M1)),
                new DeadlinePassed(Deadline.business("early-warning", "dpd", t(M1), "x")))) {
            assertThatThrownBy(() -> Spec.of(DECIDER).when(tooEarly).at(M1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(tooEarly.getClass().getSimpleName() + " before the opening");
        }
    }

    @Test
    void a_case_that_is_not_open_or_over_has_no_balance_bucket_pause_or_score_of_its_own() {
        CaseState unopened = Spec.of(DECIDER).state();
        CaseState ended =
                segmented().when(new Closed(CloseReason.PAID, t(M1))).at(M1).state();
        for (CaseEvent event : OF_LIVE_CASES) {
            broken(unopened, event, "Unopened is not Live");
            broken(ended, event, "Ended is not Live");
        }
    }

    @Test
    void a_case_is_opened_once_gets_a_strategy_while_it_is_talked_about_and_its_talks_end_once_and_only_after_it() {
        CaseState watched = watched(STEADY).state();
        broken(watched, new PaymentCounted(1), "Watched is not Segmented");
        broken(watched, new ContactCounted("a1", Channel.SMS), "Watched is not Segmented");
        CaseState segmented = segmented().state();
        CaseState escalated =
                segmented().when(new NegotiationOver(t(M1))).at(M1).state();
        broken(watched, watched(STEADY).events().getFirst(), "Watched is not Unopened");
        broken(escalated, new Told(Cases.assignment(segmented())), "Escalated is not Watched");
        broken(segmented, new PlacementWithheld(new Withheld("x", t(M1), t(M1))), "Segmented is not Watched");
        broken(watched, new CaseEvent.TalksPreempted(new Preempted(DUE, "province", "ZJ")), "Watched is not Segmented");
        broken(watched, new CaseEscalated(t(EARLY)), "Watched is not Segmented");
        broken(escalated, new CaseEscalated(t(M1)), "Escalated is not Segmented");
    }

    private static void broken(CaseState state, CaseEvent event, String message) {
        assertThatThrownBy(() -> DECIDER.evolve(state, event))
                .as(event.toString())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
    }
}
