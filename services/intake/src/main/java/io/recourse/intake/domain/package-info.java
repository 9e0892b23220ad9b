/**
 * Intake's rules: {@link io.recourse.intake.domain.CaseDecider} is the ledger of one case, {@link
 * io.recourse.intake.domain.PartyDecider} one person or company of one lender. Pure: no I/O, clock, chance or framework.
 */
@NullMarked
package io.recourse.intake.domain;

import org.jspecify.annotations.NullMarked;
