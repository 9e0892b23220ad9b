package io.recourse.segmentation.domain;

import io.recourse.contracts.IntakeEvent.ScoringFacts;
import java.math.BigDecimal;

/**
 * What a case is likened to others by. Every case has all of it from its first score on.
 *
 * @param dpd days past due when its bucket was reached, ≥ 0
 * @param pdPpm probability of default, parts per million, 0 … 1 000 000
 * @param owed reference units ({@link ReferenceRates}), ≥ 0
 */
public record Likeness(ScoringFacts facts, int dpd, int pdPpm, BigDecimal owed) {}
