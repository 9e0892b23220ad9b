package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Maker;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.edge.TemplateFiles;
import io.recourse.rules.contact.Flag;
import io.recourse.rules.pack.Packs;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One debtor in Beijing who owes 1 000.00 yuan; talks start on Monday 2 March 2026 at nine. */
final class Sample {

    static final NegotiationPolicy POLICY = Packs.resource(NegotiationPolicy.class, "/policy/negotiation-ours.json");
    static final OfferPolicy OFFERS = Packs.resource(OfferPolicy.class, "/policy/offers-ours.json");
    static final ContactPolicy CONTACTS = Packs.resource(ContactPolicy.class, "/policy/contact-ours.json");

    static final Dispatch DISPATCH = TemplateFiles.by("message", POLICY);

    static final Step SMS = new Step("sms", Tone.FRIENDLY, Channel.SMS, 0, 3);
    static final Step BOT = new Step("bot", Tone.FRIENDLY, Channel.VOICE_BOT, 3, 3);
    static final Step CALL = new Step("call", Tone.FIRM, Channel.PHONE, 5, 3);
    static final Step LETTER = new Step("letter", Tone.FINAL_NOTICE, Channel.LETTER, 14, 7);

    static final String PARTY = "party-1";

    /** Half past eight, before the first step. */
    static final String MADE = "2026-03-02T08:30:00+08:00";

    private Sample() {}

    static CaseDecider cases() {
        return new CaseDecider(POLICY, OFFERS, Map.of("CN", Packs.workingDays("CN")), "courier-1", DISPATCH);
    }

    static final CallPolicy CALLS = Packs.resource(CallPolicy.class, "/policy/calls-ours.json");

    static CallDecider calls() {
        return new CallDecider(CALLS, new Lots("sample"));
    }

    /** Ours, but for when talks are over. */
    static NegotiationPolicy policy(NegotiationPolicy.Exhaustion exhaustion) {
        return new NegotiationPolicy(
                POLICY.name(),
                POLICY.version(),
                POLICY.source(),
                POLICY.stepTime(),
                POLICY.humanChannels(),
                POLICY.promiseMaxDays(),
                POLICY.brokenBeforeApproval(),
                POLICY.promiseLeastBp(),
                POLICY.answerWithinHours(),
                POLICY.threats(),
                POLICY.coDebtors(),
                exhaustion,
                POLICY.channels(),
                POLICY.unbooked(),
                POLICY.statements(),
                POLICY.answers());
    }

    static Standings standings() {
        return new Standings(
                POLICY,
                Map.of("CN", Packs.workingDays("CN")),
                Map.of("CN", Packs.contactGuard("CN"), "US", Packs.contactGuard("US")));
    }

    static PartyDecider parties() {
        return new PartyDecider(CONTACTS, Map.of("CN", Packs.contactGuard("CN"), "US", Packs.contactGuard("US")));
    }

    static Spec<CaseState, CaseInput, CaseEvent> opened() {
        return Spec.of(cases(), "case-1").when(opening()).at("2026-03-01T00:00:00+08:00");
    }

    /** Started, the first step not yet asked for. */
    static Spec<CaseState, CaseInput, CaseEvent> talking(Step... steps) {
        return opened().when(strategy(steps))
                .at("2026-03-01T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-03-02T08:00:00+08:00");
    }

    static CaseInput.Opened opening() {
        return opening(null);
    }

    static CaseInput.Opened opening(@Nullable Instant limitationEndsAt, String... coDebtors) {
        return new CaseInput.Opened(
                "lender-1",
                PARTY,
                "Asia/Shanghai",
                "CN",
                "zh",
                owing(100_000),
                limitationEndsAt,
                at("2026-03-01T00:00:00+08:00"),
                List.of(coDebtors),
                null,
                null);
    }

    /** Of a contract whose days are another zone's than the debtor's. */
    static CaseInput.Opened openingOfContractIn(String zone) {
        CaseInput.Opened o = opening();
        return new CaseInput.Opened(
                o.lender(),
                o.debtorParty(),
                o.zone(),
                o.jurisdiction(),
                o.language(),
                o.balance(),
                o.limitationEndsAt(),
                o.at(),
                o.coDebtors(),
                o.oldestUnpaidDue(),
                zone);
    }

    static CaseInput.StrategyGiven strategy(Step... steps) {
        return new CaseInput.StrategyGiven("card-early@1", at("2026-03-02T08:00:00+08:00"), 30, List.of(steps));
    }

    /** Segmentation migrated the case. */
    static CaseInput.StrategyGiven other(String startAt, Step... steps) {
        return new CaseInput.StrategyGiven("card-early@2", at(startAt), 20, List.of(steps));
    }

    static CaseInput.PromiseMade promise(String id, long minor, String lastDate) {
        return new CaseInput.PromiseMade(id, yuan(minor), LocalDate.parse(lastDate), "user-1", null);
    }

    static CaseInput.PromiseReviewed approvePromise(String id, String by) {
        return new CaseInput.PromiseReviewed(id, by, Maker.STAFF, true);
    }

    static CaseInput.PromiseReviewed rejectPromise(String id, String by) {
        return new CaseInput.PromiseReviewed(id, by, Maker.STAFF, false);
    }

    static CaseInput.PaymentHeard payment(String id, long minor, String valueDate, long left, String at) {
        return new CaseInput.PaymentHeard(id, yuan(minor), LocalDate.parse(valueDate), owing(left), at(at), null);
    }

    /** What is due is not said. */
    static CaseInput.PaymentTakenBack takenBack(String paymentId, Balance balance, Instant at) {
        return new CaseInput.PaymentTakenBack(paymentId, balance, at, null);
    }

    /** Neither what is due is said nor anything of what was paid. */
    static CaseInput.BalanceChanged balanceAlone(Balance balance, Instant at) {
        return new CaseInput.BalanceChanged(balance, at, null, null);
    }

    static CaseInput.Closed closedWithoutReason(Instant at) {
        return new CaseInput.Closed(at, null);
    }

    /** It means one thing, names no channel and no place where it is read. */
    static CaseInput.AnswerHeard plainAnswer(
            String attemptId, Channel channel, Intent intent, boolean reply, Instant at) {
        return new CaseInput.AnswerHeard(attemptId, channel, intent, reply, at, null, null, null, null);
    }

    /** With a notice of every debit that wants one, by letter. */
    static CaseInput.MandateGiven plainMandate(
            String mandateId, String party, String reference, Money most, @Nullable LocalDate lastDay) {
        return new CaseInput.MandateGiven(mandateId, party, reference, most, lastDay, null, null);
    }

    /** Of an account's first episode. */
    static PartyInput.ContactAsked askedInFirstEpisode(
            String caseId,
            String attemptId,
            Channel channel,
            String purpose,
            String lender,
            @Nullable String zone,
            String jurisdiction) {
        return new PartyInput.ContactAsked(caseId, attemptId, channel, purpose, lender, zone, jurisdiction, null);
    }

    /** When the party was spoken to is not said. */
    static PartyInput.ContactConfirmed confirmedUndated(String caseId, String attemptId, ContactOutcome outcome) {
        return new PartyInput.ContactConfirmed(caseId, attemptId, outcome, null);
    }

    /** In an account's first episode, with no end known beforehand. */
    static Standing plainStanding(
            String party, String jurisdiction, boolean keepsIt, Set<Flag> flags, Standing.@Nullable Bar bar) {
        return new Standing(party, jurisdiction, keepsIt, flags, null, bar, null, null);
    }

    /** 1 000.00 owed: costs 10.00, interest 90.00, principal 900.00. */
    static final Balance HEADS = new Balance("CNY", 1_000, 9_000, 90_000);

    /** Talks have begun, and the debt has all three heads. */
    static Spec<CaseState, CaseInput, CaseEvent> owingHeads() {
        return talking(SMS).when(balanceAlone(HEADS, at(MADE))).at(MADE);
    }

    static CaseInput.OfferProposed offer(
            OfferType type, long payable, Balance waived, @Nullable String firstDue, int instalments, Maker maker) {
        List<Terms.Stage> stages = firstDue == null ? List.of() : List.of(new Terms.Stage(instalments, 1));
        return new CaseInput.OfferProposed(
                "o-1",
                type,
                yuan(payable),
                waived,
                firstDue == null ? null : LocalDate.parse(firstDue),
                stages,
                firstDue == null ? "flat-1" : null,
                "maker-1",
                maker);
    }

    static CaseInput.OfferProposed instalments(int many, Maker maker) {
        return offer(OfferType.INSTALMENTS, 100_000, owing(0), "2026-03-16", many, maker);
    }

    static CaseInput.OfferProposed settlement(long payable, long costs, long interest, long principal, Maker maker) {
        Balance waived = new Balance("CNY", costs, interest, principal);
        return offer(OfferType.SETTLEMENT, payable, waived, "2026-03-16", 1, maker);
    }

    static CaseInput.OfferAccepted accept(String acceptanceId) {
        return new CaseInput.OfferAccepted("o-1", acceptanceId, PARTY, false, false);
    }

    static CaseInput.OfferReviewed approve(String by, Maker maker) {
        return new CaseInput.OfferReviewed("o-1", by, maker, true);
    }

    static Balance owing(long minor) {
        return new Balance("CNY", 0, 0, minor);
    }

    static Money yuan(long minor) {
        return new Money(minor, "CNY");
    }

    static Instant at(String offsetDateTime) {
        return OffsetDateTime.parse(offsetDateTime).toInstant();
    }
}
