package io.recourse.rules.calendar;

import io.recourse.rules.Source;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Zone by province of one jurisdiction, as pack data.
 *
 * @param fallback for a province that is not listed; null if the jurisdiction has no common time
 * @param provinces by ISO 3166-2 code without the country ({@code FJ}, {@code CA})
 */
public record Zones(
        String jurisdiction, Source source, @Nullable ZoneId fallback, Map<String, ZoneId> provinces) {

    public Zones {
        provinces = Map.copyOf(provinces);
    }

    public Optional<ZoneId> of(String province) {
        return Optional.ofNullable(provinces.getOrDefault(province, fallback));
    }
}
