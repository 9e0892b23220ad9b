package io.recourse.segmentation.stress;

import java.util.Comparator;

/**
 * Cases that are alike.
 *
 * @param currency ISO 4217
 * @param bucket and {@code band}: what they have in common
 * @param cases how many, 1 … 2^31 − 1; each is taken to owe the same
 * @param owedMinor by all of them, minor units
 * @param pdPpm probability of default of each, parts per million
 */
public record Exposure(String currency, String bucket, String band, int cases, long owedMinor, int pdPpm) {

    static final Comparator<Exposure> ORDER = Comparator.comparing(Exposure::currency)
            .thenComparing(Exposure::bucket)
            .thenComparing(Exposure::band)
            .thenComparingInt(Exposure::pdPpm)
            .thenComparingInt(Exposure::cases)
            .thenComparingLong(Exposure::owedMinor);

    public Exposure {
        if (cases < 1 || owedMinor < 0 || pdPpm < 0 || pdPpm > StressPolicy.MILLION) {
            throw new IllegalArgumentException("cases are at least one, owe nothing or more and default or not");
        }
    }
}
