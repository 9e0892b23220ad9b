package io.recourse.intake.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** What callers are, by their names in the tokens' file: written as in negotiation ({@code recourse.negotiation.makers}). */
@ConfigMapping(prefix = "recourse.intake.makers")
interface MakersConfig {

    /** What a caller may be; here it matters only whether it is a person. */
    enum Maker {
        BOT,
        STAFF,
        SUPERVISOR
    }

    /** Machines. Whoever stands in this list and in another is one. */
    Optional<Set<String>> bots();

    Optional<Set<String>> staff();

    Optional<Set<String>> supervisors();

    /** Whoever stands in none: a machine, unless an installation knows that people alone have its tokens. */
    @WithDefault("BOT")
    Maker others();
}
