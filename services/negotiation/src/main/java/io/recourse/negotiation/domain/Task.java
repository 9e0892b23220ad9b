package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseEvent.TextChosen;
import io.recourse.negotiation.domain.CaseInput.AnswerHeard;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a person is to do for a case.
 *
 * @param party whom it concerns: the debtor or who owes besides
 * @param attemptId the contact that was granted, or the one that was answered; by a third person, if it is one with such
 * @param language of the one it concerns, the debtor's where a person is to look at an answer
 * @param tone how to speak; null where a person is to look at an answer
 * @param template the words of the contact, {@code code@version}; null where a person is to look at an answer
 * @param intent what a debtor meant by an answer, one thing of perhaps several; null where a contact is to be made
 * @param madeAt from when on it may be done
 * @param until end of the hours in which the contact may take place; null where a person is to look at an answer
 * @param reference where a person reads the words of an answer; null where a contact is to be made, and in rows of before it was kept
 * @param dueAt by when a person is to have read an answer; it may be read later all the same. Null of all else, and in rows of before
 *     it was kept
 * @param rule why something of ours kept a contact from going out; null where there is nothing to mend
 * @param answered the contact that was answered; null if its case does not keep it or nothing was answered, and in rows of before it
 *     was kept
 */
public record Task(
        String taskId,
        String caseId,
        String lender,
        String party,
        String attemptId,
        Work work,
        Channel channel,
        String language,
        @Nullable Tone tone,
        @Nullable String template,
        @Nullable Intent intent,
        Instant madeAt,
        @Nullable Instant until,
        @Nullable AnswerReference reference,
        @Nullable Instant dueAt,
        @Nullable String rule,
        @Nullable ContactMade answered) {

    /** What is to be done. */
    public enum Work {
        CALL(1, true),
        /** Two go, so that each can say what the other did. */
        VISIT(2, true),
        /** Somebody reads what a debtor meant and decides what follows; nothing follows by itself. */
        ANSWER(1, false),
        /** Something of ours keeps a contact from going out: a text, a font, a name that an installation lacks. */
        MEND(1, false);

        private final int people;
        private final boolean contact;

        Work(int people, boolean contact) {
            this.people = people;
            this.contact = contact;
        }

        /** Whether somebody is contacted by it. */
        public boolean isContact() {
            return contact;
        }

        /** How many it takes. */
        int people() {
            return people;
        }
    }

    /** A contact that was granted. */
    static Task ofContact(CaseFile file, Debtor whom, Step step, TextChosen text, Instant now, Instant until) {
        return new Task(
                id(file.caseId(), text.attemptId(), "contact"),
                file.caseId(),
                file.lender(),
                whom.party(),
                text.attemptId(),
                step.channel() == Channel.FIELD_VISIT ? Work.VISIT : Work.CALL,
                step.channel(),
                whom.language(),
                step.tone(),
                text.template(),
                null,
                now,
                until,
                null,
                null,
                null,
                null);
    }

    /**
     * An answer that a person has to look at.
     *
     * @param party whose answer it is
     * @param intent what of it
     */
    static Task ofAnswer(CaseFile file, String party, AnswerHeard answer, Intent intent) {
        return new Task(
                id(file.caseId(), answer.attemptId(), intent + " " + answer.at()),
                file.caseId(),
                file.lender(),
                party,
                answer.attemptId(),
                Work.ANSWER,
                answer.channel(),
                file.debtor().language(),
                null,
                null,
                intent,
                answer.at(),
                null,
                answer.reference(),
                null,
                null,
                file.attempt(answer.attemptId()).map(ContactMade::of).orElse(null));
    }

    /** What of ours kept a contact from going out. */
    static Task toMend(CaseFile file, Attempt attempt, Channel channel, String rule, Instant now) {
        return new Task(
                id(file.caseId(), attempt.attemptId(), "mend"),
                file.caseId(),
                file.lender(),
                Contacts.party(file, attempt).id(),
                attempt.attemptId(),
                Work.MEND,
                channel,
                file.debtor().language(),
                null,
                null,
                null,
                now,
                null,
                null,
                null,
                rule,
                null);
    }

    Task dueAt(Instant by) {
        return new Task(
                taskId, caseId, lender, party, attemptId, work, channel, language, tone, template, intent, madeAt,
                until, reference, by, rule, answered);
    }

    /** What was or is to be reached by it; null if nobody knows. */
    @Nullable
    ContactMade contact() {
        return work.isContact() ? new ContactMade(channel, madeAt) : answered;
    }

    /** Whether somebody who owes, or who has his address, was or is to be reached. */
    boolean isWithParty() {
        return work != Work.MEND && !attemptId.startsWith(ThirdPerson.CONTACTS);
    }

    /** The row of the case that it is done for. */
    public SubjectId theCase() {
        return new SubjectId(CaseDecider.KIND, caseId);
    }

    /** Whom it concerns. */
    public SubjectId ofParty() {
        return new SubjectId(PartyDecider.KIND, party);
    }

    /** Adds that it is wanted. */
    Decision.Accepted<CaseEvent> wanted(Decision.Accepted<CaseEvent> accepted) {
        return accepted.tell(new SubjectId(TaskDecider.KIND, taskId), new TaskInput.Wanted(this));
    }

    /** The same contact or answer is the same task. */
    private static String id(String caseId, String attemptId, String what) {
        byte[] name = (caseId + ' ' + attemptId + ' ' + what).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }
}
