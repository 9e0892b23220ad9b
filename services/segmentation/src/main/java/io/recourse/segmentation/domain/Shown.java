package io.recourse.segmentation.domain;

import io.recourse.segmentation.domain.Profile.Area;
import io.recourse.segmentation.domain.Profile.Market;
import io.recourse.segmentation.domain.ProfileRules.Flags;
import org.jspecify.annotations.Nullable;

/**
 * What a case is told of its debtor's profile: so much as a strategy may ask. Each is null where it is not known.
 *
 * @param concealment spending is out of proportion to the income that was declared
 * @param transfers below their worth, within the look-back window
 * @param companies related ones
 * @param area where the debtor lives, or the enterprise sits
 * @param industry GB/T 4754 code
 * @param account how the account was used and paid; a score may look at it, no condition does
 */
public record Shown(
        @Nullable Boolean concealment,
        @Nullable Integer transfers,
        @Nullable Integer companies,
        @Nullable Area area,
        @Nullable String industry,
        @Nullable Statements account) {

    static Shown of(Profile profile, Flags flags) {
        Market market = profile.market();
        return new Shown(
                flags.concealment(),
                flags.transfers(),
                flags.companies() == null ? null : flags.companies().size(),
                market == null ? null : market.area(),
                market == null ? null : market.industry(),
                Statements.of(profile));
    }
}
