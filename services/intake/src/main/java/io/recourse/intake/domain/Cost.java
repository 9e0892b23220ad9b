package io.recourse.intake.domain;

import java.time.LocalDate;

/** Costs of a stage, owed from a day on; minor units of the case's currency. */
public record Cost(String id, long minor, LocalDate on) {}
