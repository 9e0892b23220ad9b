package io.recourse.intake.edge;

import io.smallrye.config.ConfigMapping;

/** Secrets of this installation. */
@ConfigMapping(prefix = "recourse.intake")
interface IntakeConfig {

    /** Base64 of 32 bytes; keys the ids of cases and parties, the hashes of statements and the digests of messages. Changing it makes every account a new one. */
    String idKey();

    /**
     * Base64 of 32 bytes, several of them with commas between, or a Tink keyset as JSON; wraps the data keys of the vault and
     * seals what the doors keep of refused messages, see {@link InstallationKey}.
     */
    String vaultKey();
}
