package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.BOT;
import static io.recourse.negotiation.domain.Sample.CALL;
import static io.recourse.negotiation.domain.Sample.LETTER;
import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.TownLife.BEGIN;
import static io.recourse.negotiation.domain.TownLife.CASES;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.spec.Ingredient;
import io.recourse.casework.spec.Message;
import io.recourse.casework.spec.PaperDesk;
import io.recourse.casework.spec.PaperKind;
import io.recourse.casework.spec.RandomWalk;
import io.recourse.casework.spec.Walked;
import io.recourse.contracts.NegotiationEvent;
import io.recourse.contracts.NegotiationEvent.ContactAttempted;
import io.recourse.contracts.NegotiationEvent.StepLapsed;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.CaseEvent.ChannelChosen;
import io.recourse.negotiation.domain.CaseEvent.ChannelDenied;
import io.recourse.negotiation.edge.TemplateFiles;
import io.recourse.rules.pack.Packs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Five cases of one party live through chance: whatever comes in whatever state, the budget holds and no step is lost. */
class NegotiationWalkTest {

    private static PaperKind<?, ?, ?> cases() {
        return cases(new CaseDecider(
                Sample.POLICY,
                Sample.OFFERS,
                Map.of("CN", Packs.workingDays("CN")),
                // so that some of its debits are told as well
                Map.of("CN", Packs.debitNotice("US")),
                "courier-1",
                TemplateFiles.by("message", Sample.POLICY).peopleFor(Channel.PHONE)));
    }

    private static PaperKind<?, ?, ?> tasks() {
        return PaperKind.of(new TaskDecider(), TaskState.class, TaskInput.class, TaskEvent.class);
    }

    private static PaperKind<?, ?, ?> cases(CaseDecider decider) {
        return PaperKind.of(decider, CaseState.class, CaseInput.class, CaseEvent.class);
    }

    private static PaperKind<?, ?, ?> parties() {
        return PaperKind.of(Sample.parties(), PartyState.class, PartyInput.class, PartyEvent.class);
    }

    private static PaperKind<?, ?, ?> links() {
        return PaperKind.of(new LinkDecider(), LinkState.class, LinkInput.class, LinkEvent.class);
    }

    private static PaperKind<?, ?, ?> numbers() {
        return PaperKind.of(
                new NumberDecider(Sample.CONTACTS), NumberState.class, NumberInput.class, NumberEvent.class);
    }

    private static PaperKind<?, ?, ?> calls() {
        return PaperKind.of(Sample.calls(), CallState.class, CallInput.class, CallEvent.class);
    }

    @Test
    void whatever_happens_the_budget_holds_no_step_is_lost_and_every_deadline_passes() {
        everythingWasSeen(walk().lives(100).rounds(200).walk().compared(200).comparedAcrossSubjects(1_000));
    }

    @Test
    @Tag("long")
    void ten_thousand_parties_and_their_cases_keep_the_laws_of_the_house() {
        everythingWasSeen(walk().lives(10_000)
                        .rounds(12)
                        .walk()
                        .lived(10_000)
                        .compared(10_000)
                        .comparedAcrossSubjects(10_000)
                        .comparedWithRefusals(1_000)
                        .heardEarly(1_000, "case", "party"))
                // of few notices alone, so that a hundred lives may have none
                .wrote(CaseEvent.DebitNoticePutOff.class)
                .restedAndWoke()
                .met(1_000, Ingredient.values());
    }

    @Test
    void the_laws_hold_as_well_where_the_days_past_due_end_the_talks() {
        CaseDecider byDaysPastDue = ExhaustionTest.decider(ExhaustionTest.byDaysPastDue(15));
        RandomWalk.of(TownLife::new, cases(byDaysPastDue), parties(), tasks(), calls(), links(), numbers())
                .from(BEGIN)
                .pace(Duration.ofDays(1))
                .lives(60)
                .rounds(200)
                .walk()
                .toldEvery(NegotiationEvent.class);
    }

    @Test
    void the_laws_hold_as_well_where_debtors_answer_messages_and_so_choose_their_channel() {
        RandomWalk.of(AnsweringLife::new, cases(), parties(), tasks(), calls(), links(), numbers())
                .from(BEGIN)
                .pace(Duration.ofHours(8))
                .lives(25)
                .rounds(100)
                .walk()
                .compared(50)
                .wrote(ChannelChosen.class, ChannelDenied.class, CaseEvent.StepReturned.class);
    }

    private static RandomWalk walk() {
        return RandomWalk.of(TownLife::new, cases(), parties(), tasks(), calls(), links(), numbers())
                .from(BEGIN)
                .pace(Duration.ofDays(1));
    }

    private static Walked everythingWasSeen(Walked walked) {
        return walked.heardEvery(CaseInput.class)
                .heardEvery(PartyInput.class)
                .heardEvery(TaskInput.class)
                .heardEvery(CallInput.class)
                .heardEvery(NumberInput.class)
                .heardEvery(LinkInput.class)
                .toldEvery(NegotiationEvent.class)
                .wrote(
                        CaseEvent.DebitNoticeAsked.class,
                        CaseEvent.DebitNoticeEnded.class,
                        CaseEvent.DebitNoticeGiven.class)
                .reached("case CLOSED", "case EXHAUSTED", "case SCHEDULED", "case TALKING", "case WAITING");
    }

    @Test
    void when_both_cases_wake_after_ten_days_each_missed_step_is_recorded_and_at_most_one_contact_each_is_taken() {
        List<PublicEvent> told = new ArrayList<>();
        PaperDesk desk = new PaperDesk(
                List.of(cases(), parties(), tasks(), calls(), links(), numbers()),
                step -> told.addAll(step.published()));
        Instant start = at("2026-03-02T08:30:00+08:00");
        for (SubjectId each : CASES.subList(0, 2)) {
            desk.hear(Message.opening("intake", each, Sample.opening()), start);
            desk.hear(Message.fact("segmentation", each, Sample.strategy(SMS, BOT, CALL, LETTER)), start);
        }
        Instant waking = at("2026-03-12T08:30:00+08:00");
        desk.look(waking);
        desk.deliver(waking);
        assertThat(told).filteredOn(StepLapsed.class::isInstance).hasSize(4);
        assertThat(told).filteredOn(ContactAttempted.class::isInstance).hasSize(2);
    }
}
