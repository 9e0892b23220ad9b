package io.recourse.intake.domain;

import io.recourse.contracts.IntakeEvent.GuaranteeKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A guarantor as the contract names it.
 *
 * @param mainDueOn due date of the debt it secures; a later change without its written consent does not count (民法典 695)
 * @param agreedLastDay agreed end of the guarantee period, null if none or an unclear one was agreed (692)
 */
public record GuarantorFacts(
        PartyFacts party,
        GuaranteeKind kind,
        LocalDate mainDueOn,
        @Nullable LocalDate agreedLastDay) {}
