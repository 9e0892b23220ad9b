package io.recourse.intake.edge;

import io.recourse.casework.desk.Sealing;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;

/** An account that was not taken names people too: what the doors keep of it lies closed. */
@Singleton
class SealedLetters implements Sealing {

    private final InstallationKey key;
    private final Ids ids;

    @Inject
    SealedLetters(InstallationKey key, Ids ids) {
        this.key = key;
        this.ids = ids;
    }

    @Override
    public Kept keep(String letter, byte[] value) {
        return new Kept(key.close(value, about(letter)), key.name());
    }

    /** @throws GeneralSecurityException if that was not kept of this letter, or has changed since */
    byte[] open(String letter, byte[] kept) throws GeneralSecurityException {
        return key.open(kept, about(letter));
    }

    @Override
    public String digest(byte[] value) {
        return ids.messageOf(value);
    }

    private static String about(String letter) {
        return "dead letter " + letter;
    }
}
