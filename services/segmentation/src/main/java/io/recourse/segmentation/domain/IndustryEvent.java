package io.recourse.segmentation.domain;

/** What happened to an industry's index. */
public sealed interface IndustryEvent {

    /** The first case asked for it. */
    record IndexAwaited(String lender, String industry) implements IndustryEvent {}

    /** The lender read something new. */
    record IndexRecorded(String lender, IndexReading reading, int number) implements IndustryEvent {}
}
