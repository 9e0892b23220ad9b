package io.recourse.intake.edge;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Map;

/** Official sites of this installation beside those of the policy. */
@ConfigMapping(prefix = "recourse.sites")
interface SiteConfig {

    /** Domains by lender, such as {@code recourse.sites.official.east-bank=eastbank.com}. */
    Map<String, List<String>> official();
}
