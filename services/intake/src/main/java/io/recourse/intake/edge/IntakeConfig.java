package io.recourse.intake.edge;

import io.smallrye.config.ConfigMapping;

/** Secrets of this installation. */
@ConfigMapping(prefix = "recourse.intake")
interface IntakeConfig {

    /** Base64 of 32 bytes; keys the ids of cases and parties and the hashes of statements. Changing it makes every account a new one. */
    String idKey();

    /** Base64 of 32 bytes; wraps the data keys of the vault. */
    String vaultKey();
}
