package io.recourse.disposal.domain;

import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.rules.Source;
import java.time.ZoneId;

/**
 * What the law of one jurisdiction says on turning assets into cash, as data. All terms in days unless named otherwise.
 *
 * @param forum whose days count for every term here: the courts' that value and sell, not the contract's
 */
public record DisposalLaw(
        String name, int version, String jurisdiction, Forum forum, Valuation valuation, Auction auction) {

    /** The zone of a jurisdiction's courts. */
    public record Forum(ZoneId zone, Source source) {}

    /** {@code name@version}. */
    public String id() {
        return name + "@" + version;
    }

    /**
     * Ways to a value.
     *
     * @param networkDays for a network inquiry's report
     * @param appraisalDays for an appraiser's report
     * @param reappraisalDays for the same appraiser's report when the first is too old
     * @param appraisers how many are commissioned, one after the other, before a person must decide
     * @param objectionDays for a written objection against a report
     * @param validMonths at most so long a value may be used for the first notice
     * @param usableMonthsAfter so much longer the sale may go on if the first notice came in time
     */
    public record Valuation(
            Cited networkDays,
            Cited appraisalDays,
            Cited reappraisalDays,
            Cited appraisers,
            Cited objectionDays,
            Cited validMonths,
            Cited usableMonthsAfter) {}

    /**
     * Two rounds and a forced sale.
     *
     * @param firstStartMinBp least first start price, of the valuation
     * @param dropMaxBp most by which a later start may lie below the one before it
     * @param depositMinBp least deposit, of the start price
     * @param depositMaxBp greatest deposit, of the start price
     * @param partiesToldDays whole days between telling the parties and the public notice
     * @param deemedToldDays days of public display after which a party that cannot be reached counts as told
     * @param firstWithinDays from value and title to the start of the sale, which its first notice is at the latest
     * @param openHours least time for bids
     * @param lateBidMinutes a bid in the last so many minutes moves the end to so many minutes after it
     * @param secondWithinDays from the first failure to the second round
     * @param forcedPublishedWithinDays from the second failure to the notice of the forced sale
     * @param forcedDays how long the forced sale stays open
     * @param forcedBidHours how long others may outbid after the forced sale's first bid
     */
    public record Auction(
            Cited firstStartMinBp,
            Cited dropMaxBp,
            Cited depositMinBp,
            Cited depositMaxBp,
            Cited partiesToldDays,
            Cited deemedToldDays,
            Cited firstWithinDays,
            ByKind firstNoticeDays,
            ByKind secondNoticeDays,
            ByKind forcedNoticeDays,
            Cited openHours,
            Cited lateBidMinutes,
            Cited secondWithinDays,
            Cited forcedPublishedWithinDays,
            Cited forcedDays,
            Cited forcedBidHours) {

        /** Whole days that must lie between a round's notice and its opening. */
        Cited noticeDays(int round, AssetKind kind) {
            ByKind days =
                    switch (round) {
                        case Rounds.FIRST -> firstNoticeDays;
                        case Rounds.SECOND -> secondNoticeDays;
                        case Rounds.FORCED -> forcedNoticeDays;
                        default -> throw new IllegalArgumentException("there is no round " + round);
                    };
            return kind == AssetKind.MOVABLE ? days.movable() : days.others();
        }
    }

    /** A number that differs for movables (动产) and all else (不动产或者其他财产权). */
    public record ByKind(Cited movable, Cited others) {}
}
