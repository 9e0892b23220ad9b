package io.recourse.intake.domain;

import java.time.LocalDate;

/** What the debt fell by when a co-debtor was released; minor units by head. */
public record Relief(String party, LocalDate on, long costs, long interest, long principal) {}
