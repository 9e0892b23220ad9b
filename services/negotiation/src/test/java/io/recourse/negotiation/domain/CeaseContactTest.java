package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.PARTY;
import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.closedWithoutReason;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.spec.Message;
import io.recourse.casework.spec.PaperDesk;
import io.recourse.casework.spec.PaperKind;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.NegotiationEvent.ContactAttempted;
import io.recourse.contracts.NegotiationEvent.StepLapsed;
import io.recourse.contracts.PublicEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who said stop is left alone by every case to come, whatever became of the one in which it was said. */
class CeaseContactTest {

    private static final SubjectId THE_PARTY = new SubjectId("party", PARTY);
    private static final SubjectId FIRST = new SubjectId("case", "case-1");
    private static final SubjectId AGAIN = new SubjectId("case", "case-2");
    private static final Instant OPENING = at("2026-03-01T00:00:00+08:00");
    private static final Instant STARTED = at("2026-03-02T08:00:00+08:00");
    private static final Instant DUE = at("2026-03-02T09:00:00+08:00");

    private final List<PublicEvent> told = new ArrayList<>();
    private final PaperDesk desk = new PaperDesk(
            List.of(
                    PaperKind.of(Sample.cases(), CaseState.class, CaseInput.class, CaseEvent.class),
                    PaperKind.of(Sample.parties(), PartyState.class, PartyInput.class, PartyEvent.class)),
            step -> told.addAll(step.published()));

    private void hear(Message message) {
        desk.hear(message, OPENING);
    }

    private void registered() {
        hear(Message.opening(
                "intake-parties", THE_PARTY, new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh")));
    }

    /** The first case is over, its party said stop in it; intake registers the party anew when another case names it. */
    private void pushedAgain() {
        registered();
        hear(Message.opening("intake", FIRST, Sample.opening()));
        hear(Message.fact("intake-parties", THE_PARTY, new PartyInput.Ceased(OPENING, null)));
        hear(Message.fact("intake", FIRST, closedWithoutReason(OPENING)));
        registered();
        hear(Message.opening("intake", AGAIN, Sample.opening()));
        hear(Message.fact("segmentation", AGAIN, Sample.strategy(SMS)));
    }

    private void untilTheStep() {
        desk.look(STARTED);
        desk.look(DUE);
        while (desk.hasMail()) {
            desk.deliver(DUE);
        }
        assertThat(told).noneMatch(ContactAttempted.class::isInstance);
        assertThat(told)
                .filteredOn(StepLapsed.class::isInstance)
                .containsExactly(new StepLapsed("sms", DUE, "contact-ceased"));
    }

    @Test
    void the_partys_wish_denies_the_steps_of_the_next_case_though_it_was_registered_anew() {
        pushedAgain();
        untilTheStep();
    }

    @Test
    void so_does_the_pause_that_the_next_case_is_opened_with() {
        pushedAgain();
        hear(Message.fact(
                "intake",
                AGAIN,
                new CaseInput.PauseBegan(
                        "party/" + PARTY + "/f1",
                        PauseReason.CEASE_CONTACT,
                        OPENING,
                        at("2026-06-01T00:00:00+08:00"))));
        untilTheStep();
    }
}
