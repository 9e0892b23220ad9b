package io.recourse.litigation.edge;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** What an installation decides about litigation. */
@ConfigMapping(prefix = "recourse.litigation")
interface LitigationConfig {

    /** Id of the law firm that holds the cases: it alone may report on them, on {@code lawfirms.<id>.reports}. */
    String firm();

    /** Where filings are handed over. */
    URI filingUrl();

    /** Bearer token the firm knows this service by. */
    Optional<String> filingToken();
}
