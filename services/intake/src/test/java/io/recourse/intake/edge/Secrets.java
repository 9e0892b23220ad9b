package io.recourse.intake.edge;

import java.util.Arrays;
import java.util.Base64;

/** Configured secrets that keep none. */
final class Secrets {

    private Secrets() {}

    static IntakeConfig of(String idKey, String vaultKey) {
        return new IntakeConfig() {
            @Override
            public String idKey() {
                return idKey;
            }

            @Override
            public String vaultKey() {
                return vaultKey;
            }
        };
    }

    /** 32 bytes, all the same. */
    static String key(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** @param vaultKeys the primary first */
    static InstallationKey keys(String... vaultKeys) {
        return new InstallationKey(of(key(1), String.join(",", vaultKeys)));
    }
}
