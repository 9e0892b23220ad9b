package io.recourse.verify.check;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Local time where somebody lives. */
final class Zones {

    private Zones() {}

    /** In a zone nobody knows it is always midnight, so that a contact there is found. */
    static ZonedDateTime at(Instant instant, String zone) {
        try {
            return instant.atZone(ZoneId.of(zone));
        } catch (DateTimeException unknown) {
            return instant.atZone(ZoneOffset.UTC).toLocalDate().atStartOfDay(ZoneOffset.UTC);
        }
    }
}
