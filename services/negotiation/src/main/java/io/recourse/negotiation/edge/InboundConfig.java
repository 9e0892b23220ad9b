package io.recourse.negotiation.edge;

import io.smallrye.config.ConfigMapping;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may bring back what debtors say. */
@ConfigMapping(prefix = "recourse.negotiation.inbound")
interface InboundConfig {

    /** Secrets that providers sign with, by their id, {@code whsec_…} as Standard Webhooks has it. Who has none brings nothing. */
    Map<String, String> secrets();

    /**
     * The same as {@code <id>=whsec_…}, several with commas between: the name of an environment variable cannot tell the dash in an
     * id. What stands here beats the others.
     */
    Optional<List<String>> signers();

    /** By provider. */
    default Map<String, String> all() {
        Map<String, String> all = new HashMap<>(secrets());
        for (String signer : signers().orElse(List.of())) {
            int end = signer.indexOf('=');
            if (end < 1) {
                // a secret is not quoted
                throw new IllegalStateException("recourse.negotiation.inbound.signers are <provider>=whsec_…");
            }
            all.put(signer.substring(0, end).strip(), signer.substring(end + 1).strip());
        }
        return all;
    }
}
