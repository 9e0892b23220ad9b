package io.recourse.negotiation.edge;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** How letters are set, and who prints them. */
@ConfigMapping(prefix = "recourse.negotiation.letter")
interface LetterConfig {

    /** A TrueType or OpenType file with Chinese characters; looked for in the usual places of a system without one. */
    Optional<Path> font();

    /** Where the print provider takes letters. */
    URI url();

    /** Bearer token it knows this service by. */
    Optional<String> token();

    /** Secret that signs what it gets, {@code whsec_…} as Standard Webhooks has it; only a sandbox does without. */
    Optional<String> secret();
}
