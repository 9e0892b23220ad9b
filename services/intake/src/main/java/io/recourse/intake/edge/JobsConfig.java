package io.recourse.intake.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How pushes that are worked off afterwards are dealt with; the numbers are ours. */
@ConfigMapping(prefix = "recourse.jobs")
interface JobsConfig {

    /** Jobs of one lender that are being received or run, at most. */
    @WithDefault("4")
    int most();

    /** How long a piece may stay with who took it; then somebody else takes it. */
    @WithDefault("PT30S")
    Duration lease();

    /** How often a piece is tried. */
    @WithDefault("20")
    int tries();

    /** An upload of which nothing has come for so long is given up. */
    @WithDefault("PT10M")
    Duration givenUp();

    /** How long a job's results can be asked for when it is over. */
    @WithDefault("P7D")
    Duration kept();
}
