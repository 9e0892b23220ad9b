package io.recourse.negotiation.edge;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** What an installation decides about negotiation. */
@ConfigMapping(prefix = "recourse.negotiation")
interface NegotiationConfig {

    /** Id of the channel provider: it alone may report on contacts, on {@code channels.<id>.reports}. */
    String provider();

    /** Where messages are handed over. */
    URI messageUrl();

    /** Bearer token the provider knows this service by. */
    java.util.Optional<String> messageToken();
}
