package io.recourse.negotiation.domain;

import io.recourse.contracts.NegotiationEvent.ContactAttempted;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.ContactResult;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseEvent.ChannelChosen;
import io.recourse.negotiation.domain.CaseEvent.ChannelDenied;
import io.recourse.negotiation.domain.CaseEvent.CoDebtorAsked;
import io.recourse.negotiation.domain.CaseEvent.CoDebtorSpared;
import io.recourse.negotiation.domain.CaseEvent.ContactNotSent;
import io.recourse.negotiation.domain.CaseEvent.GrantReturned;
import io.recourse.negotiation.domain.CaseEvent.StepAsked;
import io.recourse.negotiation.domain.CaseEvent.StrategyKept;
import io.recourse.negotiation.domain.CaseEvent.TextChosen;
import io.recourse.negotiation.domain.CaseEvent.Told;
import io.recourse.negotiation.domain.PartyEvent.AskRefused;
import io.recourse.negotiation.domain.PartyEvent.DialAllowed;
import io.recourse.negotiation.domain.PartyEvent.HoursConsentNoted;
import io.recourse.negotiation.domain.PartyEvent.HoursConsentWithdrawn;
import io.recourse.negotiation.domain.PartyEvent.UnitConfirmed;
import io.recourse.negotiation.domain.PartyEvent.UnitReturned;
import io.recourse.negotiation.domain.PartyEvent.UnitSpent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why one contact was made, or was not, as the journals of its case and its party have it. Nothing is judged anew: today's policy
 * may be another one.
 *
 * @param party whom it was meant for
 * @param step of the ladder, or what it was for
 * @param tone null if nobody was to speak in any: a contact beside the ladder that was denied
 * @param channel null only while neither case nor party has said so
 * @param at when it was handed out; null if it never was
 * @param askedAt when the ladder first asked for it; null beside the ladder
 * @param strategy that had the step; null beside the ladder
 * @param day days after the start of the talks on which the strategy wants the step; null beside the ladder
 * @param choice how its channel was chosen; null where it is the strategy's, and nothing was compared
 * @param otherDenied another channel by which the same step was asked for before; null if by none
 * @param template its words; null where people chose their own
 * @param spent the unit it took; null if none
 * @param consent by which its hours were no matter when it was allowed; null if by none
 * @param returned whether the unit came back
 * @param tried whether it came back since it was tried and nobody was reached
 * @param refused the last time the guard said no; null if it never did, or allowed it since
 * @param notSent the rule by which it did not go out after all; null if it did or may have
 * @param outcome null while nobody has said what became of it
 */
public record ContactReasons(
        String attemptId,
        String party,
        @Nullable String step,
        @Nullable Tone tone,
        @Nullable Channel channel,
        @Nullable Instant at,
        @Nullable Instant askedAt,
        @Nullable String strategy,
        @Nullable Integer day,
        @Nullable ChannelChosen choice,
        @Nullable ChannelDenied otherDenied,
        @Nullable String template,
        @Nullable UnitSpent spent,
        @Nullable Consent consent,
        boolean returned,
        boolean tried,
        @Nullable AskRefused refused,
        @Nullable String notSent,
        @Nullable ContactOutcome outcome) {

    /** Whose journal says by which rule it was allowed: who was contacted or asked for, the debtor if neither is known. */
    public static String partyOf(CaseFile file, List<CaseEvent> ofCase, String attemptId) {
        String party = file.debtor().party();
        for (CaseEvent event : ofCase) {
            if (event instanceof CoDebtorAsked asked && asked.attemptId().equals(attemptId)) {
                party = asked.party();
            }
            if (event instanceof Told(ContactAttempted made) && made.attemptId().equals(attemptId)) {
                party = made.party();
            }
        }
        return party;
    }

    /**
     * @param ofCase the whole journal of the case
     * @param ofParty the whole journal of the party
     * @return empty if neither knows of such a contact
     */
    public static Optional<ContactReasons> of(
            String caseId, String attemptId, String party, List<CaseEvent> ofCase, List<PartyEvent> ofParty) {
        Reading reading = new Reading(attemptId);
        ofCase.forEach(reading::read);
        ofParty.forEach(event -> reading.read(caseId, event));
        return reading.found ? Optional.of(reading.reasons(party)) : Optional.empty();
    }

    /** What was read so far. */
    private static final class Reading {

        private final String attemptId;
        private boolean found;
        private @Nullable StrategyKept strategy;
        private @Nullable String strategyOfStep;
        private @Nullable Integer day;
        private @Nullable String step;
        private @Nullable Tone tone;
        private @Nullable Channel channel;
        private @Nullable Instant at;
        private @Nullable Instant askedAt;
        private @Nullable String lastStep;
        private @Nullable ChannelDenied lastDenied;
        private @Nullable String lastDeniedOf;
        private @Nullable ChannelChosen choice;
        private @Nullable ChannelDenied otherDenied;
        private @Nullable String template;
        private @Nullable UnitSpent spent;
        private PartyFile.Wishes wishes = PartyFile.Wishes.NONE;
        private @Nullable Consent consent;
        private boolean returned;
        private boolean tried;
        private @Nullable AskRefused refused;
        private @Nullable String notSent;
        private @Nullable ContactOutcome outcome;

        Reading(String attemptId) {
            this.attemptId = attemptId;
        }

        void read(CaseEvent event) {
            if (event instanceof StrategyKept kept) {
                strategy = kept;
                lastDenied = null;
            } else if (event instanceof StepAsked asked) {
                lastStep = asked.step();
                if (isIt(asked.attemptId())) {
                    asked(asked.step(), asked.at());
                    otherDenied = asked.step().equals(lastDeniedOf) ? lastDenied : null;
                }
            } else if (event instanceof ChannelChosen chosen && isIt(chosen.attemptId())) {
                choice = chosen;
                channel = chosen.channel();
            } else if (event instanceof ChannelDenied denied) {
                lastDenied = denied;
                lastDeniedOf = lastStep;
            } else if (event instanceof CoDebtorAsked asked && isIt(asked.attemptId())) {
                asked(asked.step().code(), asked.at());
            } else if (event instanceof TextChosen text && isIt(text.attemptId())) {
                template = text.template();
            } else if (event instanceof ContactNotSent(String attempt, String rule) && isIt(attempt)) {
                notSent = rule;
            } else if (event instanceof CoDebtorSpared(String attempt, String rule) && isIt(attempt)) {
                notSent = rule;
            } else if (event instanceof GrantReturned(String attempt, String rule) && isIt(attempt)) {
                notSent = rule;
            } else if (event instanceof Told(ContactAttempted made) && isIt(made.attemptId())) {
                made(made);
            } else if (event instanceof Told(ContactResult result) && isIt(result.attemptId())) {
                outcome = result.outcome();
            }
        }

        private boolean isIt(String other) {
            return attemptId.equals(other);
        }

        private void made(ContactAttempted made) {
            found = true;
            step = made.step();
            tone = made.tone();
            channel = made.channel();
            at = made.at();
        }

        private void asked(String code, Instant when) {
            found = true;
            step = code;
            askedAt = askedAt == null ? when : askedAt;
            if (strategy == null) {
                return;
            }
            for (Step each : strategy.steps()) {
                if (each.code().equals(code)) {
                    strategyOfStep = strategy.strategy();
                    day = each.day();
                    tone = each.tone();
                    channel = each.channel();
                }
            }
        }

        void read(String caseId, PartyEvent event) {
            if (event instanceof UnitSpent unit && unit.caseId().equals(caseId) && isIt(unit.attemptId())) {
                found = true;
                spent = unit;
                refused = null;
                channel = unit.channel();
                if (unit.third() == null) {
                    consent = wishes.consentAt(unit.at()).orElse(null);
                } else {
                    // nobody agrees for others, and no case keeps what is asked of them
                    step = unit.purpose();
                    tone = CallMade.TO_THIRD_PERSONS;
                    at = unit.at();
                }
            } else if (event instanceof HoursConsentNoted(Consent noted)) {
                wishes = wishes.agree(noted);
            } else if (event instanceof HoursConsentWithdrawn withdrawn) {
                wishes = wishes.withdrawHours(withdrawn.at());
            } else if (event instanceof AskRefused no && no.caseId().equals(caseId) && isIt(no.attemptId())) {
                found = true;
                refused = no;
                channel = no.channel();
            } else if (event instanceof DialAllowed dial && dial.caseId().equals(caseId) && isIt(dial.attemptId())) {
                refused = null;
            } else if (event instanceof UnitReturned back && back.caseId().equals(caseId) && isIt(back.attemptId())) {
                returned = true;
                tried = Boolean.TRUE.equals(back.failed());
                ended(ContactOutcome.UNREACHABLE);
            } else if (event instanceof UnitConfirmed end && end.caseId().equals(caseId) && isIt(end.attemptId())) {
                ended(end.outcome());
            }
        }

        /** Of a contact with the party its case says so. */
        private void ended(ContactOutcome how) {
            if (spent != null && spent.third() != null) {
                outcome = how;
            }
        }

        ContactReasons reasons(String party) {
            return new ContactReasons(
                    attemptId,
                    party,
                    step,
                    tone,
                    channel,
                    at,
                    askedAt,
                    strategyOfStep,
                    day,
                    choice,
                    otherDenied,
                    template,
                    spent,
                    consent,
                    returned,
                    tried,
                    refused,
                    notSent,
                    outcome);
        }
    }
}
