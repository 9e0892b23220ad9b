package io.recourse.disposal.edge;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** What an installation decides about disposal. */
@ConfigMapping(prefix = "recourse.disposal")
interface DisposalConfig {

    /** Id of the venue that values and auctions: it alone may report on assets and sales, on {@code venues.<id>.reports}. */
    String venue();

    /** Where valuations are ordered. */
    URI valuationUrl();

    /** Where parties are told, notices published and lots withdrawn. */
    URI auctionUrl();

    /** Bearer token the venue knows this service by. */
    Optional<String> token();
}
