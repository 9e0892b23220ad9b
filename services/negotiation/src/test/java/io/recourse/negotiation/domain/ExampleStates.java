package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.LadderTest.granted;
import static io.recourse.negotiation.domain.Sample.MADE;
import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.accept;
import static io.recourse.negotiation.domain.Sample.approve;
import static io.recourse.negotiation.domain.Sample.askedInFirstEpisode;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.closedWithoutReason;
import static io.recourse.negotiation.domain.Sample.confirmedUndated;
import static io.recourse.negotiation.domain.Sample.instalments;
import static io.recourse.negotiation.domain.Sample.offer;
import static io.recourse.negotiation.domain.Sample.opened;
import static io.recourse.negotiation.domain.Sample.payment;
import static io.recourse.negotiation.domain.Sample.plainAnswer;
import static io.recourse.negotiation.domain.Sample.plainMandate;
import static io.recourse.negotiation.domain.Sample.plainStanding;
import static io.recourse.negotiation.domain.Sample.promise;
import static io.recourse.negotiation.domain.Sample.strategy;
import static io.recourse.negotiation.domain.Sample.takenBack;
import static io.recourse.negotiation.domain.Sample.talking;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Maker;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.rules.contact.Flag;
import io.recourse.rules.contact.Person;
import io.recourse.rules.contact.Practice;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** States as cases and parties come to them, by the names of their golden files. */
public final class ExampleStates {

    private static final String DUE = "2026-03-02T09:00:00+08:00";
    private static final String NOON = "2026-03-02T12:00:00+08:00";

    private ExampleStates() {}

    public static Map<String, CaseState> cases() {
        Map<String, CaseState> cases = new LinkedHashMap<>();
        cases.put("unopened", Spec.of(Sample.cases(), "case-1").state());
        cases.put("waiting", opened().state());
        cases.put(
                "scheduled",
                opened().when(strategy(SMS)).at("2026-03-01T00:00:00+08:00").state());
        cases.put("talking", talking(SMS).state());
        cases.put("migrated", MigrationTest.migrated().state());
        Spec<CaseState, CaseInput, CaseEvent> asked =
                talking(SMS).whenTimePasses().at(DUE);
        cases.put("talking-asked", asked.state());
        asked.when(new CaseInput.ContactDenied("sms-1", "contact-hours", at("2026-03-03T08:00:00+08:00")));
        cases.put("talking-denied", asked.at(DUE).state());
        cases.put("talking-with-a-story", story().state());
        cases.put(
                "talking-before-limitation-ends",
                talking(SMS)
                        .when(new CaseInput.LimitationMoved(at("2028-06-01T00:00:00+08:00"), at(DUE)))
                        .at("2026-03-02T08:30:00+08:00")
                        .state());
        cases.put("talking-after-a-broken-plan", dealt().state());
        cases.put("talking-with-a-debit", debited());
        cases.put("talking-after-a-debit-was-clarified", clarified());
        cases.put("talking-of-debits-to-come", DebitNoticeTest.told().state());
        cases.put("talking-after-a-notice-of-a-debit", DebitNoticeTest.unknown().state());
        cases.put("talking-after-a-promise-was-replaced", replaced());
        cases.put(
                "talking-with-a-settlement-after-a-payment",
                SettlementTest.paidThenAgreed().state());
        cases.put("talking-after-a-waiver", WaiversTest.offeredAgain().state());
        cases.put("talking-with-a-promise-that-waits", PromiseTest.proposed().state());
        cases.put(
                "talking-with-a-promise-in-a-dispute",
                PromiseTest.proposedInDispute().state());
        cases.put(
                "talking-after-a-promise-was-rejected",
                PromiseTest.proposed()
                        .when(Sample.rejectPromise("p-3", "user-2"))
                        .at("2026-03-06T08:30:00+08:00")
                        .state());
        cases.put("talking-after-many-contacts", afterManyContacts());
        cases.put("talking-with-co-debtors", CoDebtorTest.denied().state());
        cases.put("talking-of-an-asset", inKind().state());
        cases.put("talking-by-another-channel", ChannelChoiceTest.asked().state());
        cases.put("talking-by-the-planned-channel", ChannelChoiceTest.fellBack().state());
        CaseState.Exhausted exhausted = (CaseState.Exhausted)
                talking(SMS).whenTimePasses().at("2026-04-01T08:00:00+08:00").state();
        cases.put("exhausted", exhausted);
        cases.put("exhausted-before-late-promises", beforeLatePromises(exhausted));
        cases.put("talking-after-late-words", lateWords());
        cases.put("talking-while-answers-wait", AnswersToReadTest.halfRead().state());
        cases.put(
                "waiting-by-a-contract-of-another-zone",
                Spec.of(Sample.cases(), "case-1")
                        .when(Sample.openingOfContractIn("Europe/Lisbon"))
                        .at("2026-03-01T00:00:00+08:00")
                        .state());
        cases.put(
                "talking-past-due",
                talking(SMS)
                        .when(new CaseInput.BalanceChanged(
                                Sample.owing(100_000), at(MADE), LocalDate.parse("2026-02-25"), null))
                        .at(MADE)
                        .state());
        cases.put(
                "talking-with-stated-money", StatedMoneyTest.promisedAndStated().state());
        cases.put("waiting-of-a-second-episode", episode());
        cases.put(
                "closed",
                story().when(closedWithoutReason(at("2026-03-06T09:00:00+08:00")))
                        .at("2026-03-06T09:00:00+08:00")
                        .state());
        cases.put("talking-after-a-contact-that-did-not-go-out", notSent());
        cases.put(
                "closed-after-no-contact-was-asked-for",
                granted()
                        .when(plainAnswer("sms-1", Channel.SMS, Intent.STOP_ALL, true, at(NOON)))
                        .at(NOON)
                        .when(closedWithoutReason(at("2026-03-06T09:00:00+08:00")))
                        .at("2026-03-06T09:00:00+08:00")
                        .state());
        return cases;
    }

    /** The account was overdue before, and is again. */
    private static CaseState episode() {
        String at = "2026-03-01T00:00:00+08:00";
        return EpisodesTest.second()
                .when(new CaseInput.BrokenBefore(1))
                .at(at)
                .when(new CaseInput.NextEpisodeBegan("case-3"))
                .at(at)
                .state();
    }

    /** Whose first three are only counted. */
    private static CaseState afterManyContacts() {
        CaseState.Talking talking = (CaseState.Talking) granted().state();
        return talking.with(talking.file().forgetting(3));
    }

    /** What nobody could keep in a row as it is. */
    public static CaseState ofManyContacts() {
        Spec<CaseState, CaseInput, CaseEvent> spec = opened();
        for (int i = 0; i < 400; i++) {
            spec.when(new CaseInput.ContactPermitted(
                            "ask/" + i, "dunning", Tone.FIRM, Channel.PHONE, at(NOON), Sample.PARTY, "Asia/Shanghai"))
                    .at(NOON);
        }
        return spec.state();
    }

    /** Its provider was away all day. */
    private static CaseState notSent() {
        return granted()
                .when(new CaseInput.EffectEnded("sms-1", Effect.Result.DROPPED, "its time had passed"))
                .at("2026-03-02T22:00:00+08:00")
                .state();
    }

    /** As one was written that no late promise could set going again. */
    private static CaseState beforeLatePromises(CaseState.Exhausted exhausted) {
        Plan plan = exhausted.plan();
        return new CaseState.Exhausted(
                exhausted.file(),
                new Plan(
                        plan.strategy(),
                        plan.startAt(),
                        plan.exhaustAfterDays(),
                        plan.steps(),
                        plan.asksBefore(),
                        null),
                exhausted.at(),
                null);
    }

    /** A contact and its result, a payment taken back, a promise, a pause that ended. */
    private static Spec<CaseState, CaseInput, CaseEvent> story() {
        Spec<CaseState, CaseInput, CaseEvent> spec = granted();
        spec.when(new CaseInput.ContactResultReported("sms-1", ContactOutcome.CONVERSATION, at(DUE)))
                .at(NOON);
        spec.when(payment("pay-1", 10_000, "2026-03-02", 90_000, NOON)).at(NOON);
        spec.when(takenBack("pay-1", Sample.owing(100_000), at(NOON))).at(NOON);
        spec.when(promise("p-1", 50_000, "2026-03-06")).at(NOON);
        spec.when(new CaseInput.PauseBegan(
                        "d-1", PauseReason.DISPUTE, at("2026-03-03T09:00:00+08:00"), at("2026-06-01T00:00:00+08:00")))
                .at("2026-03-03T09:00:00+08:00");
        return spec.when(new CaseInput.PauseOver("d-1", at("2026-03-04T09:00:00+08:00")))
                .at("2026-03-04T09:00:00+08:00");
    }

    /** After a conversation three calls failed, a third person was asked and refused, and strangers answered. */
    private static PartyState lost() {
        Spec<PartyState, PartyInput, PartyEvent> spec = Spec.of(Sample.parties(), "party-1");
        spec.when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                .at(DUE);
        spec.when(asked("talk", null, ContactPurpose.DUNNING)).at(DUE);
        spec.when(confirmedUndated("case-1", "ask/talk", ContactOutcome.CONVERSATION))
                .at(DUE);
        for (String call : List.of("a", "b", "c")) {
            spec.when(asked(call, null, ContactPurpose.DUNNING)).at(NOON);
            spec.when(new PartyInput.ContactReturned("case-1", "ask/" + call, true))
                    .at(NOON);
        }
        spec.when(asked("d", new ThirdPerson(Person.RELATIVE, "r-1"), ContactPurpose.LOCATE))
                .at(NOON);
        spec.when(new PartyInput.ThirdPersonReported(
                        "case-1", "third/d", ContactOutcome.CONVERSATION, true, false, null, null))
                .at(NOON);
        spec.when(new PartyInput.AddressWrong(at(DUE), Channel.PHONE)).at(NOON);
        spec.when(new PartyInput.NumberReplaced(LocalDate.parse("2026-03-02"))).at(NOON);
        spec.when(new PartyInput.AddressWrong(at(DUE), Channel.LETTER)).at(NOON);
        spec.when(new PartyInput.AddressWrong(at(NOON), Channel.APP)).at(NOON);
        return spec.when(new PartyInput.AddressWrong(at(NOON), Channel.EMAIL))
                .at(NOON)
                .state();
    }

    /** The debtor wished to be left alone, its number had been a stranger's for a while, and a relative had refused. */
    private static CaseState lateWords() {
        Rested told = new Rested(
                Sample.PARTY,
                List.of(
                        new PartyRest("wish", Incidents.Cause.CEASE_CONTACT, at(MADE), null, List.of()),
                        new PartyRest(
                                "number-wrong",
                                Incidents.Cause.ADDRESS_WRONG,
                                at(MADE),
                                at(NOON),
                                List.of(Channel.SMS, Channel.VOICE_BOT, Channel.PHONE))),
                List.of(new LateRefusal("third/d", at(NOON), at(DUE), ContactOutcome.CONVERSATION)));
        return LadderTest.granted()
                .when(new CaseInput.PartyRested(told))
                .at(NOON)
                .state();
    }

    /** Contacted for another case long ago; somebody else had its number meanwhile. */
    private static PartyState before() {
        Spec<PartyState, PartyInput, PartyEvent> spec = Spec.of(Sample.parties(), "party-1");
        spec.when(askedInFirstEpisode(
                        "case-1", "letter-1", Channel.LETTER, "dunning", "lender-1", "Asia/Shanghai", "CN"))
                .at(DUE);
        spec.when(new PartyInput.AddressWrong(at(DUE), Channel.PHONE)).at(NOON);
        spec.when(new PartyInput.NumberReplaced(LocalDate.parse("2026-03-02"))).at(NOON);
        spec.when(new PartyInput.ContactRepaired(PartyInput.RepairBasis.OWN_RECORDS, AddressKind.NUMBER))
                .at(NOON);
        return spec.when(askedInFirstEpisode(
                        "case-2", "letter-1", Channel.LETTER, "dunning", "lender-1", "Asia/Shanghai", "CN"))
                .at("2026-03-20T12:00:00+08:00")
                .state();
    }

    /** It agreed to contact at night twice, and took the first back. */
    private static PartyState consenting() {
        Spec<PartyState, PartyInput, PartyEvent> spec = Spec.of(Sample.parties(), "party-1");
        spec.when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                .at(DUE);
        spec.when(new PartyInput.HoursAgreed("c-1", "rec-7", "clerk-1", at(DUE), at("2026-06-01T00:00:00+08:00")))
                .at(DUE);
        spec.when(new PartyInput.HoursWithdrawn(at(NOON), "mail-3", "clerk-1")).at(NOON);
        return spec.when(new PartyInput.HoursAgreed("c-2", "rec-8", "clerk-2", at("2026-03-02T13:00:00+08:00"), null))
                .at("2026-03-02T13:00:00+08:00")
                .state();
    }

    /** A relative of one who is lost asked to be called once more. */
    private static PartyState askedAgain() {
        Spec<PartyState, PartyInput, PartyEvent> spec = Spec.of(Sample.parties(), "party-1");
        spec.when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                .at(DUE);
        spec.given(new PartyEvent.ContactLost(at(DUE), 3, "contact-ours@1"));
        spec.when(asked("d", new ThirdPerson(Person.RELATIVE, "r-1"), ContactPurpose.LOCATE))
                .at(NOON);
        return spec.when(new PartyInput.ThirdPersonReported(
                        "case-1", "third/d", ContactOutcome.CONVERSATION, false, true, at(NOON), null))
                .at(NOON)
                .state();
    }

    private static PartyState linkedAndListed() {
        Spec<PartyState, PartyInput, PartyEvent> spec = Spec.of(Sample.parties(), "party-1");
        spec.when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                .at(DUE);
        spec.when(new PartyInput.Linked("link-1", LinkBasis.CONSENT, at("2027-01-01T00:00:00Z")))
                .at(DUE);
        spec.when(new PartyInput.ElsewhereSpent(
                        "link-1", new SharedContact("ab".repeat(16), at(DUE), Channel.PHONE, "n-1", null)))
                .at(DUE);
        spec.when(new PartyInput.ElsewhereEnded("link-1", "ab".repeat(16), ContactOutcome.UNANSWERED))
                .at(DUE);
        spec.when(new PartyInput.DishonestyListed("zhi-1", LocalDate.parse("2026-01-15")))
                .at(DUE);
        return spec.when(new PartyInput.DishonestyLifted("zhi-1", LocalDate.parse("2026-02-15")))
                .at(DUE)
                .state();
    }

    public static Map<String, LinkState> links() {
        Spec<LinkState, LinkInput, LinkEvent> spec = Spec.of(new LinkDecider(), "link-1");
        Map<String, LinkState> links = new LinkedHashMap<>();
        links.put("unmade", spec.state());
        spec.when(new LinkInput.Recorded(
                        List.of("party-1", "party-2"),
                        LinkBasis.CONSENT,
                        "form-7",
                        "operator",
                        at("2027-01-01T00:00:00Z")))
                .at(DUE);
        links.put("standing", spec.state());
        links.put(
                "over", spec.when(new LinkInput.Withdrawn("operator")).at(NOON).state());
        return links;
    }

    private static PartyState declared() {
        Spec<PartyState, PartyInput, PartyEvent> spec = Spec.of(Sample.parties(), "party-1");
        spec.when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                .at(DUE);
        return spec.when(new PartyInput.PermissionAsked(
                        "case-1",
                        "a",
                        Channel.LETTER,
                        Tone.FIRM,
                        ContactPurpose.DUNNING,
                        null,
                        null,
                        Set.of(Practice.OPEN_MAIL, Practice.AT_WORKPLACE),
                        plainStanding("party-1", "CN", false, Set.of(), null)))
                .at(NOON)
                .state();
    }

    private static PartyInput asked(String askId, @Nullable ThirdPerson third, ContactPurpose purpose) {
        return new PartyInput.PermissionAsked(
                "case-1",
                askId,
                Channel.PHONE,
                Tone.FIRM,
                purpose,
                third,
                "n-1",
                Set.of(),
                plainStanding("party-1", "CN", false, Set.of(), null));
    }

    /** An offer that a second person opened was accepted, and the plan broken. */
    private static Spec<CaseState, CaseInput, CaseEvent> dealt() {
        Spec<CaseState, CaseInput, CaseEvent> spec = talking().when(instalments(12, Maker.BOT));
        spec.at(MADE).when(approve("user-2", Maker.STAFF)).at(MADE);
        spec.when(accept("a-1")).at(MADE);
        return spec.whenTimePasses().at("2026-03-20T00:00:00+08:00");
    }

    /** One debit failed, the next one is with the provider; the mandate was taken back and another one given. */
    private static CaseState debited() {
        String next = "2026-03-17T10:00:00+08:00";
        Spec<CaseState, CaseInput, CaseEvent> spec = DebitTest.handedOver();
        spec.when(new CaseInput.EffectEnded("auto-debit/1", Effect.Result.FAILED, ""))
                .at("2026-03-16T10:00:06+08:00");
        spec.when(new CaseInput.MandateRevoked("m-1")).at("2026-03-16T11:00:00+08:00");
        spec.when(plainMandate("m-2", Sample.PARTY, "ref-2", Sample.yuan(50_000), LocalDate.parse("2026-12-31")))
                .at("2026-03-16T12:00:00+08:00");
        return spec.whenTimePasses()
                .at(next)
                .when(new CaseInput.ClearanceGiven(
                        "auto-debit/2", Sample.owing(100_000), at("2026-03-18T10:00:00+08:00"), at(next)))
                .at(next)
                .state();
    }

    /** Nobody knew of the first debit, until a person said that it was not made. */
    private static CaseState clarified() {
        String said = "2026-03-17T09:00:00+08:00";
        Spec<CaseState, CaseInput, CaseEvent> spec = DebitTest.handedOver();
        spec.when(new CaseInput.EffectEnded("auto-debit/1", Effect.Result.UNKNOWN, ""))
                .at(said);
        return spec.when(new CaseInput.DebitClarified("auto-debit/1", false, "user-1"))
                .at(said)
                .state();
    }

    /** Of two promises the older was given time again by a dispute that was told late. */
    private static CaseState replaced() {
        return OneCommitmentTest.disputed().state();
    }

    private static Spec<CaseState, CaseInput, CaseEvent> inKind() {
        Spec<CaseState, CaseInput, CaseEvent> spec = talking()
                .when(offer(OfferType.DEBT_FOR_ASSET, 60_000, Sample.owing(0), null, 0, Maker.STAFF))
                .at(MADE);
        return spec.when(approve("user-2", Maker.SUPERVISOR))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE);
    }

    public static Map<String, TaskState> tasks() {
        Map<String, TaskState> tasks = new LinkedHashMap<>();
        tasks.put("unmade", Spec.of(new TaskDecider(), "task-1").state());
        Spec<TaskState, TaskInput, TaskEvent> call = TaskTest.made(TaskTest.CALL);
        tasks.put("open", call.state());
        tasks.put("taken", call.when(new TaskInput.Take("li", null)).at(NOON).state());
        tasks.put(
                "done",
                call.when(new TaskInput.Complete("li", ContactOutcome.CONVERSATION, at(NOON), null, null, Maker.STAFF))
                        .at(NOON)
                        .state());
        tasks.put(
                "lapsed",
                TaskTest.made(TaskTest.CALL)
                        .whenTimePasses()
                        .at("2026-03-02T22:00:00+08:00")
                        .state());
        tasks.put(
                "lapsed-in-hand",
                TaskTest.made(TaskTest.CALL)
                        .when(new TaskInput.Take("li", null))
                        .at(NOON)
                        .whenTimePasses()
                        .at("2026-03-02T22:00:00+08:00")
                        .state());
        tasks.put("an-answer", TaskTest.answer().state());
        tasks.put("to-mend", NotSentTest.toMend().state());
        return tasks;
    }

    public static Map<String, PartyState> parties() {
        Spec<PartyState, PartyInput, PartyEvent> spec = Spec.of(Sample.parties(), "party-1");
        Map<String, PartyState> parties = new LinkedHashMap<>();
        parties.put("unknown", spec.state());
        spec.when(askedInFirstEpisode("case-1", "sms-1", Channel.SMS, "dunning", "lender-1", "Asia/Shanghai", "CN"))
                .at(DUE);
        parties.put("known-by-a-case", spec.state());
        spec.when(new PartyInput.Registered("lender-1", "Asia/Urumqi", true, false, "zh"))
                .at(NOON);
        spec.when(confirmedUndated("case-1", "sms-1", ContactOutcome.DELIVERED)).at(NOON);
        parties.put(
                "known-by-a-second-episode",
                Spec.of(Sample.parties(), "party-1")
                        .when(new PartyInput.ContactAsked(
                                "case-2", "sms-1", Channel.SMS, "dunning", "lender-1", "Asia/Shanghai", "CN", "case-1"))
                        .at(DUE)
                        .state());
        parties.put(
                "known-after-it-rang",
                Spec.of(Sample.parties(), "party-1")
                        .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                        .at(DUE)
                        .when(ConversationTest.held("talk-1", NOON, "case-0"))
                        .at(NOON)
                        .state());
        parties.put(
                "known-after-its-own-call-was-broken-off",
                Spec.of(Sample.parties(), "party-1")
                        .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                        .at(DUE)
                        .when(ConversationTest.held("talk-1", NOON, null))
                        .at(NOON)
                        .when(new PartyInput.CallBrokenOff("case-1", "talk/talk-1", at(NOON)))
                        .at(NOON)
                        .state());
        // as an earlier release kept it
        spec.given(new PartyEvent.HoursNoted(true));
        spec.when(new PartyInput.Ceased(at(NOON), Channel.VOICE_BOT)).at(NOON);
        spec.when(new PartyInput.Ceased(at(NOON), null)).at(NOON);
        // as an earlier release kept it
        spec.given(new PartyEvent.FlagNoted(Flag.DECEASED, true));
        parties.put("known", spec.state());
        parties.put("lost", lost());
        Spec<PartyState, PartyInput, PartyEvent> calledOff = Spec.of(Sample.parties(), "party-1")
                .when(askedInFirstEpisode(
                        "case-1", "call-3", Channel.PHONE, "dunning", "lender-1", "Asia/Shanghai", "CN"))
                .at(NOON);
        calledOff
                .when(new PartyInput.CallBrokenOff("case-1", "call-3", at(NOON)))
                .at(NOON);
        parties.put("known-after-a-call-was-broken-off", calledOff.state());
        parties.put(
                "known-by-a-number-told-late",
                Spec.of(Sample.parties(), "party-1")
                        .when(askedInFirstEpisode(
                                "case-1", "call-3", Channel.PHONE, "dunning", "lender-1", "Asia/Shanghai", "CN"))
                        .at(NOON)
                        .when(new PartyInput.NumberTold("case-1", "call-3", "n-1"))
                        .at(NOON)
                        .state());
        parties.put(
                "known-by-a-number-asked-for-before-it-is-dialled",
                Spec.of(Sample.parties(), "party-1")
                        .when(askedInFirstEpisode(
                                "case-1", "call-3", Channel.PHONE, "dunning", "lender-1", "Asia/Shanghai", "CN"))
                        .at(NOON)
                        .when(new PartyInput.DialAsked(
                                "case-1", "call-3", "n-1", plainStanding("party-1", "CN", false, Set.of(), null), null))
                        .at(NOON)
                        .state());
        parties.put("known-by-a-declared-practice", declared());
        parties.put("known-to-others-and-listed", linkedAndListed());
        Spec<PartyState, PartyInput, PartyEvent> barred = Spec.of(Sample.parties(), "party-1")
                .when(new PartyInput.Registered("lender-1", "Asia/Urumqi", true, false, "zh"))
                .at(NOON);
        barred.when(new PartyInput.FlagRaised("dispute-1", Flag.PAUSED, at(DUE)))
                .at(NOON);
        barred.when(new PartyInput.FlagLifted("dispute-1", at(NOON))).at(NOON);
        barred.when(new PartyInput.FlagRaised("died", Flag.DECEASED, at(DUE))).at(NOON);
        parties.put("known-and-barred", barred.state());
        parties.put("known-by-its-consents", consenting());
        parties.put("known-by-cases-of-before", before());
        parties.put("known-by-one-who-asks-again", askedAgain());
        return parties;
    }

    public static Map<String, CallState> calls() {
        Map<String, CallState> calls = new LinkedHashMap<>();
        Spec<CallState, CallInput, CallEvent> spec =
                Spec.of(Sample.calls(), CallTest.MADE.subject().id());
        calls.put("unheard", spec.state());
        spec.when(new CallInput.TookPlace(CallTest.MADE, at(NOON))).at(NOON);
        calls.put("open", spec.state());
        spec.when(new CallInput.Signalled(CallTest.MADE, VoiceLabel.ANXIOUS, 40, at(NOON), false))
                .at(NOON);
        spec.whenTimePasses().at("2026-03-03T12:00:00+08:00");
        calls.put("soothing-without-a-recording", spec.state());
        spec.when(new CallInput.Recorded(CallTest.MADE, new Recording("rec-1", "ab".repeat(32), "salt-1")))
                .at("2026-03-03T12:00:00+08:00");
        spec.when(new CallInput.Complained(CallTest.MADE, at(NOON))).at("2026-03-03T12:00:00+08:00");
        spec.when(new CallInput.Transcribed(
                        CallTest.MADE,
                        List.of(new CallInput.Alert("child-at-school", "zone-calling-relatives", true)),
                        at(NOON),
                        false))
                .at("2026-03-03T12:00:00+08:00");
        calls.put("terminated", spec.state());
        CallMade third = new CallMade(
                "case-1",
                "third/d",
                "lender-1",
                "party-1",
                Channel.PHONE,
                Tone.FRIENDLY,
                at(NOON),
                new ThirdPerson(Person.RELATIVE, "r-1"));
        calls.put(
                "open-with-a-third-person",
                Spec.of(Sample.calls(), third.subject().id())
                        .when(new CallInput.TookPlace(third, at(NOON)))
                        .at(NOON)
                        .state());
        return calls;
    }

    public static Map<String, NumberState> numbers() {
        Map<String, NumberState> numbers = new LinkedHashMap<>();
        Spec<NumberState, NumberInput, NumberEvent> spec = Spec.of(new NumberDecider(Sample.CONTACTS), "number-1");
        numbers.put("silent", spec.state());
        spec.when(new NumberInput.DialTold(
                        "lender-1",
                        new SharedContact("ab".repeat(16), at(DUE), Channel.PHONE, "n-1", ContactOutcome.UNANSWERED)))
                .at(NOON);
        numbers.put(
                "dialled",
                spec.when(new NumberInput.PlaceAsked("lender-1", "p-1", "cd".repeat(16), Channel.PHONE, "n-1"))
                        .at(NOON)
                        .state());
        return numbers;
    }
}
