package io.recourse.intake.domain;

import io.recourse.rules.Source;
import java.time.Duration;
import java.time.Instant;

/**
 * A party's own numbers for one jurisdiction, as data ({@code policy/party-cn.json}).
 *
 * @param answerHours a debt that has not said how it stands is looked into after so many hours, and again, ≥ 1
 */
public record PartyPack(String jurisdiction, int answerHours, Source source) {

    public PartyPack {
        if (answerHours < 1) {
            throw new IllegalArgumentException("answerHours must be at least 1");
        }
    }

    Instant lookAfter(Instant at) {
        return at.plus(Duration.ofHours(answerHours));
    }
}
