package io.recourse.negotiation.edge;

import io.recourse.casework.query.Outcomes.Count;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What came of a month's contacts. Months, days and hours are the debtor's.
 *
 * @param asOf of all its numbers
 * @param month such as {@code 2026-01}
 */
@Schema(description = "What came of a month's contacts, by channel, day and hour of the debtor's zone.")
public record ChannelReport(
        Instant asOf, String month, @Nullable String lender, List<ChannelWeek> channels, List<ChannelHours> hours) {

    /** Hours of a band; the hours 8 and 22 fall between two bands. */
    private static final int BAND = 2;

    public ChannelReport {
        channels = List.copyOf(channels);
        hours = List.copyOf(hours);
    }

    /** One channel, its weekends beside its other days. */
    @Schema(description = "One channel, its weekends beside its other days.")
    public record ChannelWeek(String channel, Contacted weekday, Contacted weekend) {}

    /**
     * One channel in one band of hours.
     *
     * @param hours from and until, such as {@code 08-10}
     */
    @Schema(description = "One channel in two hours of weekends or of other days.")
    public record ChannelHours(String channel, boolean weekend, String hours, Contacted contacts) {}

    /**
     * How contacts ended.
     *
     * @param noneYet nobody has said
     * @param conversationShareBp conversations of all that were attempted, basis points, halves up; null if none was
     */
    @Schema(
            description =
                    "How contacts ended; the share of conversations is in basis points, absent if there was none.")
    public record Contacted(
            long attempted,
            long conversation,
            long delivered,
            long unanswered,
            long unreachable,
            long unknown,
            long noneYet,
            @Nullable Long conversationShareBp) {

        static Contacted of(List<Count> counts) {
            long attempted = counts.stream().mapToLong(Count::count).sum();
            long conversation = ended(counts, ContactOutcome.CONVERSATION);
            return new Contacted(
                    attempted,
                    conversation,
                    ended(counts, ContactOutcome.DELIVERED),
                    ended(counts, ContactOutcome.UNANSWERED),
                    ended(counts, ContactOutcome.UNREACHABLE),
                    ended(counts, ContactOutcome.UNKNOWN),
                    ended(counts, null),
                    attempted == 0 ? null : (conversation * 10_000 + attempted / 2) / attempted);
        }

        private static long ended(List<Count> counts, @Nullable ContactOutcome how) {
            return counts.stream()
                    .filter(c -> how == null ? c.outcome() == null : how.name().equals(c.outcome()))
                    .mapToLong(Count::count)
                    .sum();
        }
    }

    private record Band(String channel, boolean weekend, int from) {}

    static ChannelReport of(Instant asOf, String month, @Nullable String lender, List<Count> counts) {
        return new ChannelReport(
                asOf,
                month,
                lender,
                grouped(counts, Count::facet).entrySet().stream()
                        .map(e -> new ChannelWeek(
                                e.getKey(), contacted(e.getValue(), false), contacted(e.getValue(), true)))
                        .toList(),
                hours(counts));
    }

    private static Contacted contacted(List<Count> counts, boolean weekend) {
        return Contacted.of(counts.stream().filter(c -> c.weekend() == weekend).toList());
    }

    private static List<ChannelHours> hours(List<Count> counts) {
        // counts come in the order of channel, day and hour, and bands keep it
        return counts.stream()
                .map(ChannelReport::band)
                .distinct()
                .map(band -> new ChannelHours(
                        band.channel(),
                        band.weekend(),
                        "%02d-%02d".formatted(band.from(), band.from() + BAND),
                        Contacted.of(counts.stream()
                                .filter(c -> band(c).equals(band))
                                .toList())))
                .toList();
    }

    private static Band band(Count count) {
        return new Band(count.facet(), count.weekend(), count.hour() / BAND * BAND);
    }

    private static <K> Map<K, List<Count>> grouped(List<Count> counts, Function<Count, K> by) {
        return counts.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
    }
}
