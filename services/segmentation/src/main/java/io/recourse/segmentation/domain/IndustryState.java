package io.recourse.segmentation.domain;

/**
 * What a lender read of an industry's index.
 *
 * <pre>
 * Unread ──a case asks──▶ Awaited ──read──▶ Read ⟲ read again
 *    └────────────────────read──────────────▲
 * </pre>
 */
public sealed interface IndustryState {

    /** Nobody read it, nobody asked. */
    record Unread() implements IndustryState {}

    /** There are cases of it. That they asked is written down, so that they and the first reading meet at one row. */
    record Awaited(String lender, String industry) implements IndustryState {}

    /** @param number counts the readings from 1 */
    record Read(String lender, IndexReading reading, int number) implements IndustryState {

        /** As cases are told of it. */
        public IndustryIndex index() {
            return new IndustryIndex(reading.industry(), number, reading.asOf(), reading.changeBp());
        }
    }
}
