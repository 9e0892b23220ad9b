package io.recourse.intake.domain;

import java.time.LocalDate;

/**
 * What is unpaid of one instalment.
 *
 * @param minor interest and principal together, minor units of the statement's currency, &gt; 0
 */
public record Instalment(LocalDate dueOn, long minor) {

    public Instalment {
        if (minor <= 0) {
            throw new IllegalArgumentException("an unpaid instalment has an amount above zero");
        }
    }
}
