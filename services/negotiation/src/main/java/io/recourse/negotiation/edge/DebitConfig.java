package io.recourse.negotiation.edge;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Who debits accounts. */
@ConfigMapping(prefix = "recourse.negotiation.debit")
interface DebitConfig {

    /** Where the payment provider takes debits; it does nothing twice under one key. */
    URI url();

    /** Bearer token it knows this service by. */
    Optional<String> token();

    /** Secret that signs what it gets, {@code whsec_…} as Standard Webhooks has it; only a sandbox does without. */
    Optional<String> secret();
}
