package io.recourse.segmentation.domain;

import io.recourse.segmentation.domain.Strategy.When;
import org.jspecify.annotations.Nullable;

/**
 * A strategy as the book lists it.
 *
 * @param rank null on the default, as {@code when}
 */
public record Listed(
        String code,
        int version,
        @Nullable Integer rank,
        @Nullable String when) {

    public static Listed of(Strategy strategy) {
        When when = strategy.when();
        return new Listed(
                strategy.code(),
                strategy.version(),
                when == null ? null : when.rank(),
                when == null ? null : when.text());
    }

    /** As every decision names it: {@code soft-forgot@1}. */
    public String reference() {
        return code + "@" + version;
    }

    boolean isDefault() {
        return when == null;
    }
}
