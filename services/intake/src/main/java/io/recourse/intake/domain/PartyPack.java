package io.recourse.intake.domain;

import io.recourse.rules.Source;
import java.time.Duration;
import java.time.Instant;

/**
 * A party's own numbers for one jurisdiction, as data ({@code policy/party-cn.json}).
 *
 * @param answerHours what has not been answered is looked into after so many hours, and again, ≥ 1: a debt's word how it
 *     stands, and a review whose time is over
 */
public record PartyPack(String jurisdiction, int answerHours, Source source, Review review) {

    /**
     * A person looks at a decision about the party.
     *
     * @param answerDays so many times 24 hours after the party asked it has to know the answer, ≥ 1
     * @param remindDays so many times 24 hours before that somebody is reminded, ≥ 0 and less than those
     */
    public record Review(int answerDays, int remindDays, Source source) {

        public Review {
            if (answerDays < 1 || remindDays < 0 || remindDays >= answerDays) {
                throw new IllegalArgumentException("a review is answered in at least 1 day, and reminded of within it");
            }
        }

        Instant answerBy(Instant askedAt) {
            return askedAt.plus(Duration.ofDays(answerDays));
        }

        Instant lookAt(Instant answerBy) {
            return answerBy.minus(Duration.ofDays(remindDays));
        }
    }

    public PartyPack {
        if (answerHours < 1) {
            throw new IllegalArgumentException("answerHours must be at least 1");
        }
    }

    Instant lookAfter(Instant at) {
        return at.plus(Duration.ofHours(answerHours));
    }
}
