package io.recourse.segmentation.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * An industry's index as its lender read it, against the baseline that the lender states.
 *
 * @param industry GB/T 4754 code, as a profile has it: C17
 * @param asOf of what instant it speaks
 * @param value in whole units of the lender's choice, say hundredths of a point, 0 … {@value #MOST}
 * @param baseline in the same units, 1 … {@value #MOST}
 * @param baselineOn the day the baseline is of
 */
public record IndexReading(String industry, Instant asOf, long value, long baseline, LocalDate baselineOn) {

    /** As in the form of a profile. */
    static final Pattern INDUSTRY = Pattern.compile("[A-T][0-9]{2}");

    static final long MOST = 1_000_000_000_000L;

    /** A value above so many times its baseline was mistyped. */
    private static final long MOST_TIMES = 1_000;

    private static final long BASIS_POINTS = 10_000;

    /** @throws InvalidPolicy with all faults, if there are any */
    public void judge() {
        Faults faults = new Faults("industry-index");
        faults.at("industry")
                .unless(
                        INDUSTRY.matcher(industry).matches(),
                        "GB/T 4754: the letter of the section and the two digits of the division");
        faults.at("value").unless(value >= 0 && value <= MOST, "a value is 0 … 1 000 000 000 000");
        faults.at("baseline").unless(baseline >= 1 && baseline <= MOST, "a baseline is 1 … 1 000 000 000 000");
        faults.at("value").unless(value / MOST_TIMES <= baseline, "this is above a thousand times the baseline");
        faults.at("baselineOn")
                .unless(
                        !baselineOn.isAfter(LocalDate.ofInstant(asOf, ZoneOffset.UTC)),
                        "this day lies after what the index speaks of");
        faults.raise();
    }

    /** Change against the baseline, basis points, cut towards zero: −9.999 % is −999 and has not fallen by 10 %. */
    public int changeBp() {
        return Math.toIntExact((value - baseline) * BASIS_POINTS / baseline);
    }
}
