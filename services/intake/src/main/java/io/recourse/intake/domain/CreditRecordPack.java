package io.recourse.intake.domain;

import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.rules.Source;
import java.util.List;

/** The numbers of credit records in one jurisdiction, as data ({@code policy/credit-record-cn.json}). */
public record CreditRecordPack(
        String jurisdiction, NoticeRule notice, RetentionRule retention, ObjectionRule objection) {

    /** @param waitDays whole days between the day of the notice and the first day of reporting, ≥ 0 */
    public record NoticeRule(int waitDays, Source source) {
        public NoticeRule {
            if (waitDays < 0) {
                throw new IllegalArgumentException("nobody waits for fewer than no days");
            }
        }
    }

    /**
     * @param years after the day the conduct ended, ≥ 1
     * @param endedBy closings of a case with which the bad conduct is over
     */
    public record RetentionRule(int years, List<CloseReason> endedBy, Source source) {
        public RetentionRule {
            if (years < 1) {
                throw new IllegalArgumentException("a record is kept for a year at least");
            }
            endedBy = List.copyOf(endedBy);
        }
    }

    /** @param answerDays after the day the objection was received, ≥ 1 */
    public record ObjectionRule(int answerDays, Source source) {
        public ObjectionRule {
            if (answerDays < 1) {
                throw new IllegalArgumentException("to answer takes a day at least");
            }
        }
    }
}
