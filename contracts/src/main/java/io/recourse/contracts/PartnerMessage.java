package io.recourse.contracts;

import io.recourse.contracts.json.SealedJson;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What partners write to their own topics. The topic names who said it (a lender, a law firm, a venue, a channel), the
 * record what was said; it is an input to be judged, not an event of ours.
 */
public sealed interface PartnerMessage permits AccountPushed, CourtReported, VenueReported, ContactReported {

    /** What {@code ce_type} may say: each record's versions. A record reads all of its own, for they only add what is optional. */
    static Set<String> types() {
        Stream<String> first =
                new SealedJson<>(PartnerMessage.class).names().stream().map(name -> name + ".v1");
        return Stream.concat(first, Stream.of("AccountPushed.v2", "AccountPushed.v3", "AccountPushed.v4"))
                .collect(Collectors.toUnmodifiableSet());
    }
}
