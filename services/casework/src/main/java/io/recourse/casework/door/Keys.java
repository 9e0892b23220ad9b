package io.recourse.casework.door;

import io.recourse.casework.desk.Sealing;
import java.nio.charset.StandardCharsets;

/**
 * What a sender may call its message by. A digest of it becomes the key of a receipt: a sender may call its messages by
 * people's names or numbers, and a repetition needs no more than to be recognised.
 */
final class Keys {

    private static final int MOST = 128;

    static final String DETAIL = "A key has 1 … 128 characters and no control characters.";

    private Keys() {}

    /** As the service keeps it. Where its doors hear who people are it is keyed, for numbers could be tried out on another. */
    static String kept(String key, Sealing sealing) {
        return sealing.digest(key.getBytes(StandardCharsets.UTF_8));
    }

    static boolean fit(String key) {
        return !key.isEmpty() && key.length() <= MOST && key.chars().noneMatch(Character::isISOControl);
    }
}
