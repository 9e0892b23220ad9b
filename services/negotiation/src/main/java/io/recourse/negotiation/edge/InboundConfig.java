package io.recourse.negotiation.edge;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** Who may bring back what debtors say. */
@ConfigMapping(prefix = "recourse.negotiation.inbound")
interface InboundConfig {

    /** Secrets that providers sign with, by their id, {@code whsec_…} as Standard Webhooks has it. Who has none brings nothing. */
    Map<String, String> secrets();
}
