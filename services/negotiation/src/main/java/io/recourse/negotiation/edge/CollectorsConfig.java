package io.recourse.negotiation.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;

/** Who may be given tasks. */
@ConfigMapping(prefix = "recourse.negotiation.tasks")
interface CollectorsConfig {

    /** Languages ({@code zh-CN}, {@code en}) by person, by lender; ids, no names. */
    Map<String, Map<String, List<String>>> collectors();

    /** Tasks that one person is given at a time, ≥ 1; whoever takes more by himself may. */
    @WithDefault("20")
    int mostInHand();
}
