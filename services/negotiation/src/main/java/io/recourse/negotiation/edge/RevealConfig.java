package io.recourse.negotiation.edge;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Where intake tells whom a contact is for. */
@ConfigMapping(prefix = "recourse.negotiation.reveals")
interface RevealConfig {

    /** Intake's {@code /v1/reveals}. */
    URI url();

    /** Bearer token of role ADAPTER. */
    Optional<String> token();
}
