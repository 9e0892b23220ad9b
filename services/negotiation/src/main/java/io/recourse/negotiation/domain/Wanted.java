package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.PartyEvent.AskRefused;
import io.recourse.negotiation.domain.PartyInput.ContactAsked;
import io.recourse.negotiation.domain.PartyInput.DialAsked;
import io.recourse.negotiation.domain.PartyInput.PermissionAsked;
import io.recourse.rules.contact.Answer;
import io.recourse.rules.contact.Flag;
import io.recourse.rules.contact.Practice;
import io.recourse.rules.contact.Purpose;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One contact that somebody wants, the ladder or a person.
 *
 * @param debtOf names the debt over the episodes of its account; null if that is the case
 * @param purpose as the journal has it
 * @param law what the purpose is to the law
 * @param flags that the case raises
 * @param restsWithCase the ladder asks for the debtor: what pauses the debtor pauses its case as well
 * @param place what its number told; null where no number was asked
 */
record Wanted(
        String caseId,
        String attemptId,
        Channel channel,
        String purpose,
        Purpose law,
        String jurisdiction,
        @Nullable ThirdPerson third,
        @Nullable String number,
        Set<Practice> practices,
        Set<Flag> flags,
        boolean restsWithCase,
        @Nullable NumberPlace place,
        @Nullable String debtOf) {

    /** No step of a ladder is named so, and no contact of one. */
    static final String ASKED = "ask/";

    static Wanted byLadder(ContactAsked ask) {
        return new Wanted(
                ask.caseId(),
                ask.attemptId(),
                ask.channel(),
                ask.purpose(),
                Purpose.COLLECT,
                ask.jurisdiction(),
                null,
                null,
                Set.of(),
                Set.of(),
                ask.zone() != null,
                null,
                ask.debt());
    }

    static Wanted by(PermissionAsked ask) {
        return new Wanted(
                ask.caseId(),
                (ask.third() == null ? ASKED : ThirdPerson.CONTACTS) + ask.askId(),
                ask.channel(),
                ask.purpose().code(),
                ask.purpose().law(),
                ask.standing().jurisdiction(),
                ask.third(),
                ask.number(),
                ask.practices(),
                ask.standing().flags(),
                false,
                ask.place(),
                ask.standing().debt());
    }

    /** What budgets of a debt are counted by. */
    String debt() {
        return debtOf == null ? caseId : debtOf;
    }

    /** A contact that had leave, now that its number is known. */
    static Wanted dialled(DialAsked ask, Grant grant) {
        return new Wanted(
                ask.caseId(),
                ask.attemptId(),
                grant.channel(),
                ContactPurpose.DUNNING.code(),
                Purpose.COLLECT,
                ask.standing().jurisdiction(),
                null,
                ask.number(),
                Set.of(),
                ask.standing().flags(),
                false,
                ask.place(),
                grant.debt());
    }

    /** Whether an ask outside the ladder is so named. */
    static boolean isAsked(String attemptId) {
        return attemptId.startsWith(ASKED) || attemptId.startsWith(ThirdPerson.CONTACTS);
    }

    /** What it was declared to make use of, as journals and rows keep it. */
    List<Practice> declared() {
        return practices.stream().sorted().toList();
    }

    AskRefused refused(Answer.Denied d) {
        return new AskRefused(caseId, attemptId, channel, d.rule(), d.nextAllowedAt(), d.citation());
    }
}
