package io.recourse.segmentation.domain;

import java.time.LocalDate;

/** What happened to the weeks of the heat map. */
public sealed interface HeatWeekEvent {

    record WatchOpened(LocalDate week) implements HeatWeekEvent {}

    record DrawingBegun(LocalDate week) implements HeatWeekEvent {}

    record DrawingOver(LocalDate week) implements HeatWeekEvent {}
}
