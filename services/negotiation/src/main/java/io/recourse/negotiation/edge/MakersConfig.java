package io.recourse.negotiation.edge;

import io.recourse.negotiation.domain.Maker;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** In which role callers make and approve offers, approve promises and read answers, by their names in the tokens' file. */
@ConfigMapping(prefix = "recourse.negotiation.makers")
interface MakersConfig {

    /** Machines. Whoever stands in two lists is what the first of them says, in this order. */
    Optional<Set<String>> bots();

    Optional<Set<String>> staff();

    Optional<Set<String>> supervisors();

    /** Whoever stands in none: a machine, unless an installation knows that people alone have its tokens. */
    @WithDefault("BOT")
    Maker others();
}
