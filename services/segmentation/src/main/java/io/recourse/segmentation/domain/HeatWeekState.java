package io.recourse.segmentation.domain;

import java.time.LocalDate;

/**
 * The weeks of the heat map.
 *
 * <pre>
 * Unwatched ──begun──▶ Waiting ──the week is over──▶ Drawing
 *                         ▲────────drawn────────────────┘
 * </pre>
 */
public sealed interface HeatWeekState {

    /** Before the first start of the service. */
    record Unwatched() implements HeatWeekState {}

    /** @param week day of the last drawing, or of the one that was due last when the first start was */
    record Waiting(LocalDate week) implements HeatWeekState {}

    /** The maps of all lenders are being drawn, and cases of hot cells asked. */
    record Drawing(LocalDate week) implements HeatWeekState {}
}
