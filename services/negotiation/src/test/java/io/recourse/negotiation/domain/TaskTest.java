package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.PARTY;
import static io.recourse.negotiation.domain.Sample.POLICY;
import static io.recourse.negotiation.domain.Sample.askedInFirstEpisode;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.closedWithoutReason;
import static io.recourse.negotiation.domain.Sample.plainAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Maker;
import io.recourse.casework.decision.Refusal;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.ContactResult;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseEvent.Told;
import io.recourse.negotiation.domain.TaskEvent.TaskDone;
import io.recourse.negotiation.domain.TaskEvent.TaskGivenBack;
import io.recourse.negotiation.domain.TaskEvent.TaskLapsed;
import io.recourse.negotiation.domain.TaskEvent.TaskMade;
import io.recourse.negotiation.domain.TaskEvent.TaskTaken;
import io.recourse.negotiation.domain.TaskInput.Assign;
import io.recourse.negotiation.domain.TaskInput.Collector;
import io.recourse.negotiation.domain.TaskInput.Complete;
import io.recourse.negotiation.domain.TaskInput.GiveBack;
import io.recourse.negotiation.domain.TaskInput.Take;
import io.recourse.negotiation.domain.TaskInput.Wanted;
import io.recourse.negotiation.edge.TemplateFiles;
import io.recourse.rules.contact.Flag;
import io.recourse.rules.pack.Packs;
import io.recourse.rules.time.Pause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls and visits as tasks that people see and take, granted on a Monday at nine until ten in the evening. */
class TaskTest {

    private static final SubjectId THE_CASE = new SubjectId("case", "case-1");
    private static final SubjectId DEBTOR = new SubjectId("party", PARTY);
    private static final LeftAlone STRANGER = new LeftAlone(true, Set.of());
    private static final Instant DUE = at("2026-03-02T09:00:00+08:00");
    private static final Instant TEN = at("2026-03-02T10:00:00+08:00");
    private static final Instant UNTIL = at("2026-03-02T22:00:00+08:00");
    private static final Instant LATE = at("2026-03-02T22:30:00+08:00");

    static final Step CALL = new Step("call", Tone.FIRM, Channel.PHONE, 0, 3);
    private static final Step VISIT = new Step("visit", Tone.FIRM, Channel.FIELD_VISIT, 0, 3);

    private static final CaseDecider BY_PEOPLE = new CaseDecider(
            POLICY,
            Sample.OFFERS,
            Map.of("CN", Packs.workingDays("CN")),
            "courier-1",
            TemplateFiles.by(Dispatch.PEOPLE, POLICY));

    static Spec<CaseState, CaseInput, CaseEvent> handedOut(Step step) {
        Spec<CaseState, CaseInput, CaseEvent> spec = Spec.of(BY_PEOPLE, "case-1")
                .when(Sample.opening())
                .at("2026-03-01T00:00:00+08:00")
                .when(Sample.strategy(step))
                .at("2026-03-01T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-03-02T08:00:00+08:00")
                .whenTimePasses()
                .at(DUE);
        return spec.when(new CaseInput.ContactGranted(step.code() + "-1", UNTIL, null))
                .at(DUE);
    }

    static Task task(Step step) {
        return wanted(handedOut(step)).getFirst();
    }

    static Spec<TaskState, TaskInput, TaskEvent> made(Step step) {
        return Spec.of(new TaskDecider(), "task-1").when(new Wanted(task(step))).at(DUE);
    }

    /** A debtor disputes in answer to a call. */
    static Spec<TaskState, TaskInput, TaskEvent> answer() {
        Spec<CaseState, CaseInput, CaseEvent> spec = handedOut(CALL);
        spec.when(CaseInput.AnswerHeard.meaning(
                        List.of(Intent.DISPUTES),
                        "call-1",
                        Channel.SMS,
                        true,
                        TEN,
                        null,
                        AnswerReference.of("courier-1", "msg-1")))
                .at(TEN);
        return Spec.of(new TaskDecider(), "task-2")
                .when(new Wanted(wanted(spec).getFirst()))
                .at(TEN);
    }

    private static List<Task> wanted(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return spec.ran().tells().stream()
                .map(Tell::input)
                .filter(Wanted.class::isInstance)
                .map(input -> ((Wanted) input).task())
                .toList();
    }

    private static Take take(String by) {
        return new Take(by, null);
    }

    private static Complete complete(String by, @Nullable ContactOutcome outcome, Instant at) {
        return new Complete(by, outcome, at, null, null, Maker.STAFF);
    }

    private static Tell ended(String attemptId, ContactOutcome outcome, Instant at) {
        return new Tell(THE_CASE, new CaseInput.TaskEnded(attemptId, outcome, at));
    }

    private static Tell lapsed(Effect.Result result) {
        return new Tell(THE_CASE, new CaseInput.EffectEnded("call-1", result, "its hours are over"));
    }

    @Test
    void a_granted_call_becomes_a_task_with_its_words_and_its_hours_and_no_effect() {
        handedOut(CALL).andEffects();
        Task task = task(CALL);
        assertThat(task)
                .isEqualTo(new Task(
                        task.taskId(),
                        "case-1",
                        "lender-1",
                        PARTY,
                        "call-1",
                        Task.Work.CALL,
                        Channel.PHONE,
                        "zh",
                        Tone.FIRM,
                        "firm-talk@1",
                        null,
                        DUE,
                        UNTIL,
                        null,
                        null,
                        null,
                        null));
        assertThat(task.taskId())
                .hasSize(36)
                .isEqualTo(task(CALL).taskId())
                .isNotEqualTo(task(VISIT).taskId());
        made(CALL).then(new TaskMade(task)).andStatus("OPEN").andDeadline("lapse", "2026-03-02T22:00:00+08:00");
        made(CALL).when(new Wanted(task)).at(DUE).thenNothing();
    }

    @Test
    void a_call_to_a_co_debtor_is_a_task_of_its_own_and_what_it_says_is_its_own_wish() {
        Spec<CaseState, CaseInput, CaseEvent> spec = Spec.of(BY_PEOPLE, "case-1")
                .when(Sample.opening(null, "party-2"))
                .at("2026-03-01T00:00:00+08:00")
                .when(Sample.strategy(CALL))
                .at("2026-03-01T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-03-02T08:00:00+08:00")
                .whenTimePasses()
                .at(DUE);
        spec.when(new CaseInput.ContactGranted(
                        "call-1/1", UNTIL, new CaseInput.CoDebtor("party-2", "Asia/Almaty", "en")))
                .at(DUE)
                .andEffects();
        assertThat(wanted(spec)).singleElement().satisfies(task -> {
            assertThat(task.party()).isEqualTo("party-2");
            assertThat(task.language()).isEqualTo("en");
            assertThat(task.attemptId()).isEqualTo("call-1/1");
        });
        SubjectId coDebtor = new SubjectId("party", "party-2");
        spec.when(plainAnswer("call-1/1", Channel.PHONE, Intent.STOP_ALL, true, TEN))
                .at(TEN)
                .andTells(
                        new Tell(
                                coDebtor,
                                new PartyInput.ContactConfirmed(
                                        "case-1", "call-1/1", ContactOutcome.CONVERSATION, TEN)),
                        new Tell(coDebtor, new PartyInput.Ceased(TEN, null)),
                        tookPlace(spec, "call-1/1"));
        spec.when(plainAnswer("call-1/1", Channel.PHONE, Intent.COMPLAINS, false, TEN))
                .at(TEN);
        assertThat(wanted(spec)).singleElement().satisfies(task -> assertThat(task.party())
                .isEqualTo("party-2"));
        CallMade call = new CallMade("case-1", "call-1/1", "lender-1", "party-2", Channel.PHONE, Tone.FIRM, DUE, null);
        assertThat(spec.ran().tells())
                .as("whichever provider brings the complaint, somebody is to listen to the call")
                .contains(new Tell(call.subject(), new CallInput.Complained(call, TEN)));
    }

    @Test
    void one_person_takes_a_call_and_another_one_is_refused_until_it_is_given_back() {
        Spec<TaskState, TaskInput, TaskEvent> spec = made(CALL);
        spec.when(new GiveBack("li")).at(TEN).thenRefused("task-not-taken");
        spec.when(take("li")).at(TEN).then(new TaskTaken("li", TEN, null)).andStatus("TAKEN");
        spec.when(take("li")).at(TEN).thenNothing();
        spec.when(take("wu")).at(TEN).thenRefused("task-taken");
        spec.when(new GiveBack("wu")).at(TEN).thenRefused("task-not-taken");
        spec.when(new GiveBack("li")).at(TEN).then(new TaskGivenBack("li", TEN)).andStatus("OPEN");
        spec.when(take("wu")).at(TEN).then(new TaskTaken("wu", TEN, null));
    }

    @Test
    void who_took_it_completes_it_and_its_case_hears_how_it_ended() {
        Spec<TaskState, TaskInput, TaskEvent> spec = made(CALL);
        spec.when(complete("li", ContactOutcome.CONVERSATION, TEN)).at(TEN).thenRefused("task-not-taken");
        spec.when(take("li")).at(TEN);
        spec.when(complete("wu", ContactOutcome.CONVERSATION, TEN)).at(TEN).thenRefused("task-not-taken");
        spec.when(complete("li", null, TEN)).at(TEN).thenRefused("outcome-misplaced");
        spec.when(complete("li", ContactOutcome.CONVERSATION, TEN.plusSeconds(1)))
                .at(TEN)
                .thenRefused("report-in-future");
        spec.when(complete("li", ContactOutcome.CONVERSATION, DUE.minusSeconds(1)))
                .at(TEN)
                .thenRefused("report-before-contact");
        spec.when(complete("li", ContactOutcome.CONVERSATION, DUE))
                .at(TEN)
                .then(new TaskDone("li", ContactOutcome.CONVERSATION, DUE))
                .andTells(ended("call-1", ContactOutcome.CONVERSATION, DUE))
                .andStatus("DONE")
                .andNoDeadline("lapse");
        spec.when(complete("li", ContactOutcome.CONVERSATION, TEN)).at(TEN).thenNothing();
        spec.when(complete("li", ContactOutcome.UNANSWERED, TEN)).at(TEN).thenRefused("task-done");
        spec.when(complete("wu", ContactOutcome.CONVERSATION, TEN)).at(TEN).thenRefused("task-done");
        spec.when(take("wu")).at(TEN).thenRefused("task-done");
        spec.when(new GiveBack("li")).at(TEN).thenRefused("task-done");
    }

    /** ▣ 打错了, says who picks up: from then on nobody calls or texts there, whoever heard it. */
    @Test
    void of_a_stranger_and_of_a_wish_that_people_hear_their_case_hears_as_of_one_that_a_provider_brings() {
        Spec<TaskState, TaskInput, TaskEvent> strangers = made(CALL);
        strangers.when(take("li")).at(TEN);
        strangers
                .when(new Complete("li", ContactOutcome.UNREACHABLE, TEN, null, STRANGER, Maker.STAFF))
                .at(TEN)
                .then(new TaskDone("li", ContactOutcome.UNREACHABLE, TEN))
                .andTells(said("call-1", Channel.PHONE, true, null, Intent.WRONG_PERSON), stranger(TEN));
        // once it is done more is told of the contact itself
        strangers
                .when(new Complete("li", ContactOutcome.UNREACHABLE, TEN, null, STRANGER, Maker.STAFF))
                .at(TEN)
                .thenRefused("task-done");
        Spec<TaskState, TaskInput, TaskEvent> unwanted = made(VISIT);
        unwanted.when(take("li")).at(TEN);
        unwanted.when(take("wu")).at(TEN);
        Set<Channel> both = Set.of(Channel.FIELD_VISIT, Channel.PHONE);
        unwanted.when(new Complete(
                        "li", ContactOutcome.CONVERSATION, TEN, null, new LeftAlone(false, both), Maker.STAFF))
                .at(TEN)
                .andTells(
                        said("visit-1", Channel.FIELD_VISIT, true, both, Intent.STOP),
                        unwanted(Channel.PHONE),
                        unwanted(Channel.FIELD_VISIT));
        assertThatThrownBy(() -> new LeftAlone(false, Set.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void who_reads_an_answer_may_find_that_it_is_a_strangers_and_what_is_to_be_mended_reached_nobody() {
        Spec<TaskState, TaskInput, TaskEvent> spec = answer();
        spec.when(take("li")).at(TEN);
        Task read = ((TaskState.Made) spec.state()).task();
        // what went out meanwhile went to a stranger
        spec.when(new Complete("li", null, LATE, null, STRANGER, Maker.STAFF))
                .at(LATE)
                .andTells(
                        new Tell(THE_CASE, new CaseInput.AnswerLookedAt(read.taskId(), LATE, PARTY)),
                        said("call-1", Channel.SMS, false, null, Intent.WRONG_PERSON),
                        stranger(TEN));
        Task mend = Task.toMend(
                ((CaseState.Known) handedOut(CALL).state()).file(),
                Attempt.granted("call-1", "call", DUE, null, Channel.PHONE, Tone.FIRM),
                Channel.PHONE,
                "lender-unknown",
                TEN);
        Spec<TaskState, TaskInput, TaskEvent> mending =
                Spec.of(new TaskDecider(), "task-3").when(new Wanted(mend)).at(TEN);
        mending.when(take("li")).at(TEN);
        mending.when(new Complete("li", null, TEN, null, STRANGER, Maker.STAFF))
                .at(TEN)
                .thenRefused("party-not-reached");
    }

    /** Else who tells an answer could read it in the same minute, and nothing would rest. */
    @Test
    void a_machine_reads_no_answer_whoever_took_it() {
        Spec<TaskState, TaskInput, TaskEvent> spec = answer();
        spec.when(take("li")).at(TEN);
        spec.when(new Complete("li", null, TEN, null, null, Maker.BOT)).at(TEN).thenRefused("reader-not-a-person");
        spec.when(new Complete("li", null, TEN, null, null, Maker.STAFF))
                .at(TEN)
                .then(new TaskDone("li", null, TEN));
    }

    /** By the channel of the contact, whichever he answered by. */
    private static Tell stranger(Instant said) {
        return new Tell(DEBTOR, new PartyInput.AddressWrong(said, Channel.PHONE, DUE));
    }

    private static Tell unwanted(Channel channel) {
        return new Tell(DEBTOR, new PartyInput.Ceased(TEN, channel));
    }

    /** ▣ A parked case passes nothing on, and its debtor's other cases write on to a stranger. */
    @Test
    void the_party_hears_a_word_that_its_case_may_keep_from_it_and_is_told_nothing_new_by_the_case() {
        Spec<CaseState, CaseInput, CaseEvent> handedOut = handedOut(CALL);
        Spec<TaskState, TaskInput, TaskEvent> spec = made(CALL);
        spec.when(take("li")).at(TEN);
        spec.when(new Complete(
                        "li",
                        ContactOutcome.UNREACHABLE,
                        TEN,
                        null,
                        new LeftAlone(true, Set.of(Channel.SMS)),
                        Maker.STAFF))
                .at(TEN);
        Spec<PartyState, PartyInput, PartyEvent> party = Spec.of(Sample.parties(), PARTY)
                .when(askedInFirstEpisode(
                        "case-1", "call-1", Channel.PHONE, "dunning", "lender-1", "Asia/Shanghai", "CN"))
                .at(DUE);
        assertThat(toTheParty(spec)).isNotEmpty();
        toTheParty(spec).forEach(wish -> party.when(wish).at(TEN));
        handedOut.when((CaseInput) spec.ran().tells().getFirst().input()).at(TEN);
        List<PartyInput> byTheCase = toTheParty(handedOut).stream()
                .filter(told -> !(told instanceof PartyInput.ContactReturned))
                .toList();
        assertThat(byTheCase).isEqualTo(toTheParty(spec));
        byTheCase.forEach(wish -> party.when(wish).at(TEN).thenNothing());
    }

    private static List<PartyInput> toTheParty(Spec<?, ?, ?> spec) {
        return spec.ran().tells().stream()
                .map(Tell::input)
                .filter(PartyInput.class::isInstance)
                .map(PartyInput.class::cast)
                .toList();
    }

    private static Tell said(
            String attemptId, Channel channel, boolean reply, @Nullable Set<Channel> unwanted, Intent intent) {
        return new Tell(
                THE_CASE,
                CaseInput.AnswerHeard.meaning(List.of(intent), attemptId, channel, reply, TEN, unwanted, null));
    }

    /** Told twice or too late to say how it ended, a stranger's word is heard all the same. */
    @Test
    void what_was_said_in_a_contact_is_told_of_it_while_its_case_keeps_it() {
        Spec<CaseState, CaseInput, CaseEvent> spec = handedOut(CALL);
        CaseFile file = ((CaseState.Known) spec.state()).file();
        assertThat(STRANGER.heard(file, "call-9", TEN)).isEmpty();
        CaseInput heard = new LeftAlone(true, Set.of(Channel.SMS))
                .heard(file, "call-1", TEN)
                .orElseThrow();
        spec.when(new CaseInput.TaskEnded("call-1", ContactOutcome.CONVERSATION, TEN))
                .at(TEN);
        spec.when(heard)
                .at(TEN)
                .then(new CaseEvent.ReplyHeard(
                        "call-1", Channel.PHONE, Intent.STOP, TEN, List.of(Intent.WRONG_PERSON), List.of(Channel.SMS)))
                .andTells(stranger(TEN));
    }

    /** ▣ A wish is heard however long its contact is over. */
    @Test
    void of_a_contact_that_is_only_counted_any_more_a_wish_is_heard_and_of_no_other_and_no_strangers_word() {
        CaseFile file = ((CaseState.Known) handedOut(CALL).state()).file();
        LeftAlone wish = new LeftAlone(false, Set.of(Channel.SMS, Channel.EMAIL));
        assertThat(wish.heard(file, "call-9", TEN)).isEmpty();
        CaseFile counting = file.forgetting(1);
        assertThat(wish.heard(counting, "call-9", TEN))
                .hasValueSatisfying(heard -> assertThat(heard.optedOut()).isEqualTo(wish.unwanted()));
        assertThat(STRANGER.heard(counting, "call-9", TEN))
                .as("nobody knows whose address he has")
                .isEmpty();
    }

    @Test
    void no_wish_that_people_heard_is_told_of_a_time_before_its_contact_or_to_come() {
        CaseFile file = ((CaseState.Known) handedOut(CALL).state()).file();
        assertThat(LeftAlone.impossible(file, "call-1", DUE, DUE)).isNull();
        assertThat(LeftAlone.impossible(file, "call-1", LATE, TEN))
                .isNotNull()
                .extracting(Refusal::rule)
                .isEqualTo("report-in-future");
        assertThat(LeftAlone.impossible(file, "call-1", DUE.minusSeconds(1), TEN))
                .isNotNull()
                .extracting(Refusal::rule)
                .isEqualTo("report-before-contact");
        assertThat(LeftAlone.impossible(file.forgetting(1), "call-9", DUE, TEN)).isNull();
    }

    @Test
    void a_visit_takes_two_and_no_third() {
        Spec<TaskState, TaskInput, TaskEvent> spec = made(VISIT);
        spec.when(take("li")).at(TEN);
        spec.when(take("li")).at(TEN).thenNothing();
        spec.when(complete("li", ContactOutcome.CONVERSATION, TEN)).at(TEN).thenRefused("second-person-missing");
        spec.when(take("wu")).at(TEN).then(new TaskTaken("wu", TEN, null));
        spec.when(take("hu")).at(TEN).thenRefused("task-taken");
        spec.when(new GiveBack("li")).at(TEN).then(new TaskGivenBack("li", TEN)).andStatus("TAKEN");
        spec.when(complete("wu", ContactOutcome.CONVERSATION, TEN)).at(TEN).thenRefused("second-person-missing");
        spec.when(take("hu")).at(TEN);
        spec.when(complete("wu", ContactOutcome.CONVERSATION, TEN))
                .at(TEN)
                .then(new TaskDone("wu", ContactOutcome.CONVERSATION, TEN))
                .andTells(ended("visit-1", ContactOutcome.CONVERSATION, TEN));
    }

    private static Assign among(Map<String, Long> inHand) {
        Map<String, List<String>> languages = Map.of(
                "li", List.of("zh-CN", "en"), "wu", List.of("zh-CN"), "an", List.of("en"), "hu", List.of("zh-CN"));
        return new Assign(
                languages.entrySet().stream()
                        .map(e -> new Collector(e.getKey(), e.getValue(), inHand.getOrDefault(e.getKey(), 0L), 5))
                        .toList(),
                null);
    }

    @Test
    void a_task_is_given_to_whoever_speaks_the_language_and_has_the_fewest_in_hand_and_the_reason_is_told() {
        String why = "fewest tasks in hand (1) of 3 who speak zh-CN and have room";
        Spec<TaskState, TaskInput, TaskEvent> spec = made(VISIT);
        spec.when(among(Map.of("li", 2L, "hu", 1L, "wu", 1L)))
                .at(TEN)
                .then(new TaskTaken("hu", TEN, why))
                .andAnswers(Map.of("assignedTo", "hu", "reason", why));
        spec.when(among(Map.of("li", 2L, "hu", 0L, "wu", 2L)))
                .at(TEN)
                .then(new TaskTaken("li", TEN, "fewest tasks in hand (2) of 2 who speak zh-CN and have room"));
        spec.when(among(Map.of())).at(TEN).thenRefused("task-taken");
    }

    @Test
    void nobody_is_given_more_than_there_is_room_for_or_what_he_does_not_speak_or_what_is_forbidden_or_over() {
        Spec<TaskState, TaskInput, TaskEvent> spec = made(CALL);
        spec.when(among(Map.of("li", 5L, "hu", 6L, "wu", 5L))).at(TEN).thenRefused("no-collector");
        spec.when(new Assign(List.of(new Collector("an", List.of("en"), 0, 5)), null))
                .at(TEN)
                .thenRefused("no-collector");
        spec.when(new Assign(among(Map.of()).collectors(), "contact-paused"))
                .at(TEN)
                .thenRefused("contact-paused");
        spec.when(among(Map.of("li", 5L, "hu", 5L, "wu", 4L)))
                .at(TEN)
                .then(new TaskTaken("wu", TEN, "fewest tasks in hand (4) of 1 who speak zh-CN and have room"));
        spec.whenTimePasses().at(UNTIL);
        spec.when(among(Map.of())).at(LATE).thenRefused("task-lapsed");
        Spec.of(new TaskDecider(), "task-9").when(among(Map.of())).at(TEN).thenRefused("task-unknown");
    }

    @Test
    void what_took_place_though_it_was_forbidden_by_then_is_written_down_and_answered_with_the_rule() {
        Spec<TaskState, TaskInput, TaskEvent> spec = made(CALL);
        spec.when(take("li")).at(TEN);
        spec.when(new TaskInput.Complete("li", ContactOutcome.CONVERSATION, TEN, "contact-paused", null, Maker.STAFF))
                .at(TEN)
                .then(new TaskDone("li", ContactOutcome.CONVERSATION, TEN))
                .andAnswers(Map.of("forbiddenBy", "contact-paused"))
                .andTells(ended("call-1", ContactOutcome.CONVERSATION, TEN));
        Spec<TaskState, TaskInput, TaskEvent> left = made(CALL);
        left.when(take("li")).at(TEN);
        left.when(new TaskInput.Complete("li", ContactOutcome.UNREACHABLE, TEN, "contact-paused", null, Maker.STAFF))
                .at(TEN)
                .then(new TaskDone("li", ContactOutcome.UNREACHABLE, TEN))
                .andAnswers(Map.of());
        Spec<TaskState, TaskInput, TaskEvent> strangers = made(CALL);
        strangers.when(take("li")).at(TEN);
        strangers
                .when(new TaskInput.Complete(
                        "li", ContactOutcome.UNREACHABLE, TEN, "contact-paused", STRANGER, Maker.STAFF))
                .at(TEN)
                .andAnswers(Map.of("forbiddenBy", "contact-paused"));
    }

    @Test
    void what_nobody_took_lapses_with_its_hours_and_no_contact_took_place() {
        Spec<TaskState, TaskInput, TaskEvent> spec = made(CALL);
        spec.whenTimePasses()
                .at(UNTIL)
                .then(new TaskLapsed(UNTIL))
                .andTells(lapsed(Effect.Result.DROPPED))
                .andStatus("LAPSED");
        spec.when(take("li")).at(LATE).thenRefused("task-lapsed");
        spec.when(new GiveBack("li")).at(LATE).thenRefused("task-lapsed");
        spec.when(complete("li", ContactOutcome.CONVERSATION, TEN)).at(LATE).thenRefused("task-lapsed");
    }

    @Test
    void of_what_somebody_took_nobody_knows_until_he_says_so_for_a_contact_within_its_hours() {
        Spec<TaskState, TaskInput, TaskEvent> spec = made(CALL);
        spec.when(take("li")).at(TEN);
        spec.whenTimePasses().at(UNTIL).then(new TaskLapsed(UNTIL)).andTells(lapsed(Effect.Result.UNKNOWN));
        spec.when(complete("wu", ContactOutcome.CONVERSATION, TEN)).at(LATE).thenRefused("task-not-taken");
        spec.when(complete("li", ContactOutcome.CONVERSATION, LATE)).at(LATE).thenRefused("task-lapsed");
        spec.when(complete("li", ContactOutcome.UNANSWERED, UNTIL))
                .at(LATE)
                .then(new TaskDone("li", ContactOutcome.UNANSWERED, UNTIL))
                .andTells(ended("call-1", ContactOutcome.UNANSWERED, UNTIL));
    }

    @Test
    void the_case_notes_what_its_people_say_once_and_believes_a_better_word_before() {
        Spec<CaseState, CaseInput, CaseEvent> spec = handedOut(CALL);
        spec.when(new CaseInput.EffectEnded("call-1", Effect.Result.UNKNOWN, ""))
                .at(UNTIL);
        spec.when(new CaseInput.TaskEnded("call-1", ContactOutcome.CONVERSATION, TEN))
                .at(LATE)
                .then(new Told(new ContactResult("call-1", ContactOutcome.CONVERSATION, TEN)))
                .andTells(
                        new Tell(
                                new SubjectId("party", PARTY),
                                new PartyInput.ContactConfirmed("case-1", "call-1", ContactOutcome.CONVERSATION, TEN)),
                        tookPlace(spec, "call-1"));
        spec.when(new CaseInput.TaskEnded("call-1", ContactOutcome.UNANSWERED, TEN))
                .at(LATE)
                .thenNothing();
    }

    @ParameterizedTest
    @EnumSource(Intent.class)
    void whatever_is_no_wish_waits_for_a_person(Intent intent) {
        Spec<CaseState, CaseInput, CaseEvent> spec = handedOut(CALL);
        spec.when(plainAnswer("call-1", Channel.SMS, intent, true, TEN)).at(TEN);
        List<Task> wanted = wanted(spec);
        if (Set.of(Intent.STOP_ALL, Intent.STOP, Intent.WRONG_PERSON).contains(intent)) {
            assertThat(wanted).isEmpty();
            return;
        }
        Task task = wanted.getFirst();
        assertThat(task.intent()).isEqualTo(intent);
        Spec<TaskState, TaskInput, TaskEvent> answer =
                Spec.of(new TaskDecider(), "task-1").when(new Wanted(task)).at(TEN);
        answer.andNoDeadline("lapse").when(take("li")).at(TEN);
        answer.when(complete("li", ContactOutcome.CONVERSATION, TEN)).at(TEN).thenRefused("outcome-misplaced");
        answer.when(complete("li", null, TEN))
                .at(TEN)
                .then(new TaskDone("li", null, TEN))
                .andTells(new Tell(THE_CASE, new CaseInput.AnswerLookedAt(task.taskId(), TEN, PARTY)));
    }

    /** ▣ Five working days after a Monday, at the time of steps; whoever reads it later does so all the same. */
    @Test
    void an_answer_is_to_be_read_in_time_and_is_overdue_while_nobody_has() {
        Spec<TaskState, TaskInput, TaskEvent> spec = answer();
        Task task = ((TaskState.Made) spec.state()).task();
        Instant due = at("2026-03-09T09:00:00+08:00");
        assertThat(task.dueAt()).isEqualTo(due);
        assertThat(columns(spec)).containsEntry("task_due", due);
        spec.when(take("li")).at(due.plusSeconds(60));
        assertThat(columns(spec)).containsEntry("task_due", due);
        spec.when(complete("li", null, due.plusSeconds(120)))
                .at(due.plusSeconds(120))
                .then(new TaskDone("li", null, due.plusSeconds(120)));
        assertThat(columns(spec)).doesNotContainKey("task_due");
        assertThat(columns(made(CALL))).doesNotContainKey("task_due");
    }

    private static Map<String, Object> columns(Spec<TaskState, TaskInput, TaskEvent> spec) {
        return new TaskDecider().facets(spec.state()).columns();
    }

    @Test
    void a_contact_that_became_forbidden_after_its_grant_is_not_taken() {
        made(CALL).when(new Take("li", "contact-paused")).at(TEN).thenRefused("contact-paused");
        Spec.of(new TaskDecider(), "task-9").when(take("li")).at(TEN).thenRefused("task-unknown");
        Standings standings = Sample.standings();
        Task task = task(CALL);
        CaseState.Known talking = (CaseState.Known) handedOut(CALL).state();
        PartyFile party = PartyFile.opened(PARTY, "lender-1", "Asia/Shanghai");
        assertThat(standings.bar(talking, party, task, TEN)).isNull();
        assertThat(standings.bar(talking, party.wishing(w -> w.cease(DUE)), task, TEN))
                .isEqualTo("contact-ceased");
        assertThat(standings.bar(talking, party.wishing(w -> w.optOut(Channel.PHONE, DUE)), task, TEN))
                .isEqualTo("channel-opted-out");
        assertThat(standings.bar(talking, party.wishing(w -> w.optOut(Channel.SMS, DUE)), task, TEN))
                .isNull();
        assertThat(standings.bar(talking, party.flagged(Flag.DECEASED, true), task, TEN))
                .isEqualTo("debtor-deceased");
        assertThat(standings.bar(talking, party.flagged(Flag.INCAPABLE, true), task, TEN))
                .isEqualTo("debtor-incapable");
        assertThat(standings.bar(talking, party.flagged(Flag.CEASED, true), task, TEN))
                .isEqualTo("contact-ceased");
        assertThat(standings.bar(talking, party.flagged(Flag.DISHONEST_LISTED, true), task, TEN))
                .isNull();
        assertThat(standings.bar(talking, party.reaching(r -> r.wrong(Channel.SMS, DUE, null)), task, TEN))
                .isEqualTo("number-wrong");
        assertThat(standings.bar(talking, party.reaching(r -> r.wrong(Channel.EMAIL, DUE, null)), task, TEN))
                .isNull();
        CaseState.Known disputed = (CaseState.Known) handedOut(CALL)
                .when(new CaseInput.PauseBegan("d-1", PauseReason.DISPUTE, DUE, UNTIL))
                .at(TEN)
                .state();
        assertThat(standings.bar(disputed, party, task, TEN)).isEqualTo("contact-paused");
        CaseState.Known dead = (CaseState.Known) handedOut(CALL)
                .when(new CaseInput.PauseBegan("d-1", PauseReason.DECEASED, DUE, UNTIL))
                .at(TEN)
                .state();
        assertThat(standings.bar(dead, party, task, TEN)).isEqualTo("debtor-deceased");
        CaseState.Known closed = (CaseState.Known)
                handedOut(CALL).when(closedWithoutReason(TEN)).at(TEN).state();
        assertThat(standings.bar(closed, party, task, TEN)).isEqualTo("case-closed");
    }

    @Test
    void who_owes_and_is_barred_is_not_called_and_a_debtors_rest_is_its_cases_to_tell() {
        Standings standings = Sample.standings();
        Task task = task(CALL);
        CaseState.Known talking = (CaseState.Known) handedOut(CALL).state();
        PartyFile party = PartyFile.opened(PARTY, "lender-1", "Asia/Shanghai");
        assertThat(standings.bar(talking, party.barring(b -> b.with(Pause.open("b-1", "DECEASED", DUE))), task, TEN))
                .isEqualTo("debtor-deceased");
        assertThat(standings.bar(talking, party.barring(b -> b.with(Pause.open("b-1", "INCAPABLE", DUE))), task, TEN))
                .isEqualTo("debtor-incapable");
        assertThat(standings.bar(
                        talking,
                        party.barring(b -> b.with(Pause.open("b-1", "DECEASED", TEN.plusSeconds(1)))),
                        task,
                        TEN))
                .isNull();
        assertThat(standings.bar(talking, party.barring(b -> b.with(Pause.open("b-1", "PAUSED", DUE))), task, TEN))
                .isNull();
    }

    @Test
    void whose_consent_is_gone_is_not_called_at_night_though_leave_was_given_by_it() {
        Standings standings =
                new Standings(POLICY, Map.of("CN", Packs.workingDays("CN")), Map.of("CN", Packs.contactGuard("CN")));
        Task task = task(CALL);
        CaseState.Known talking = (CaseState.Known) handedOut(CALL).state();
        Instant night = Sample.at("2026-03-02T22:30:00+08:00");
        PartyFile agreed = PartyFile.opened(PARTY, "lender-1", "Asia/Shanghai")
                .wishing(w -> w.agree(new Consent("c-1", "rec-7", "clerk-1", DUE, null)));
        assertThat(standings.bar(talking, agreed, task, night)).isNull();
        PartyFile withdrawn = agreed.wishing(w -> w.withdrawHours(TEN));
        assertThat(standings.bar(talking, withdrawn, task, night)).isEqualTo("contact-hours");
        assertThat(standings.bar(talking, withdrawn, task, TEN)).isNull();
        PartyFile again =
                withdrawn.wishing(w -> w.agree(new Consent("c-2", "rec-8", "clerk-1", TEN.plusSeconds(1), null)));
        assertThat(standings.bar(talking, again, task, night)).isNull();
    }

    /** ▣ Granted at 19:00 in Los Angeles until 21:00; at 19:10 its debtor is known to live in New York: 19:15 is 22:15 there. */
    @Test
    void who_moved_is_contacted_by_the_hours_of_where_it_lives_by_now() {
        Standings standings =
                new Standings(POLICY, Map.of(), Map.of("CN", Packs.contactGuard("CN"), "US", Packs.contactGuard("US")));
        Instant evening = Sample.at("2026-03-03T19:15:00-08:00");
        CaseInput.Opened o = Sample.opening();
        CaseState.Known american = (CaseState.Known) Spec.of(Sample.cases(), "case-1")
                .when(new CaseInput.Opened(
                        o.lender(),
                        PARTY,
                        "America/Los_Angeles",
                        "US",
                        "en",
                        o.balance(),
                        null,
                        o.at(),
                        null,
                        null,
                        null))
                .at("2026-03-01T00:00:00+08:00")
                .when(Sample.strategy(CALL))
                .at("2026-03-01T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-03-02T08:00:00+08:00")
                .state();
        PartyFile there = PartyFile.opened(PARTY, "lender-1", "America/Los_Angeles");
        assertThat(standings.bar(american, there, task(CALL), evening)).isNull();
        assertThat(standings.bar(american, moved(there, "America/New_York"), task(CALL), evening))
                .isEqualTo("contact-hours");
        CaseState.Known chinese = (CaseState.Known) handedOut(CALL).state();
        Instant beforeMidnight = Sample.at("2026-03-02T23:00:00+08:00");
        PartyFile inTheWest = PartyFile.opened(PARTY, "lender-1", "Asia/Urumqi");
        assertThat(standings.bar(chinese, inTheWest, Channel.SMS, Tone.FIRM, beforeMidnight))
                .isNull();
        PartyFile inTheEast = moved(inTheWest, "Asia/Shanghai");
        assertThat(standings.bar(chinese, inTheEast, Channel.SMS, Tone.FIRM, beforeMidnight))
                .isEqualTo("contact-hours");
        assertThat(standings.bar(chinese, inTheEast, Channel.LETTER, Tone.FIRM, beforeMidnight))
                .isNull();
    }

    /** ▣ Half past eight on Monday, 9 March, in Shanghai is Sunday evening in New York. */
    @Test
    void nobody_is_visited_on_what_is_no_working_day_where_he_lives_by_now() {
        CaseState.Known talking = (CaseState.Known) handedOut(CALL).state();
        PartyFile party = PartyFile.opened(PARTY, "lender-1", "Asia/Shanghai");
        Instant monday = Sample.at("2026-03-09T08:30:00+08:00");
        assertThat(Sample.standings().bar(talking, party, Channel.FIELD_VISIT, Tone.FIRM, monday))
                .isNull();
        assertThat(Sample.standings()
                        .bar(talking, moved(party, "America/New_York"), Channel.FIELD_VISIT, Tone.FIRM, monday))
                .as("Sunday there")
                .isEqualTo("visit-on-working-days");
    }

    private static PartyFile moved(PartyFile party, String zone) {
        return party.registered("lender-1", zone, new PartyFile.Registration(true, true, "en"));
    }

    /** Somebody was spoken to: the call is to have a recording. */
    private static Tell tookPlace(Spec<CaseState, CaseInput, CaseEvent> spec, String attemptId) {
        CallMade call =
                CallMade.of(((CaseState.Known) spec.state()).file(), attemptId).orElseThrow();
        return new Tell(call.subject(), new CallInput.TookPlace(call, TEN));
    }
}
