package io.recourse.casework.door;

/** What a sender may call its message by: it becomes the key of a receipt. */
final class Keys {

    private static final int MOST = 128;

    static final String DETAIL = "A key has 1 … 128 characters and no control characters.";

    private Keys() {}

    static boolean fit(String key) {
        return !key.isEmpty() && key.length() <= MOST && key.chars().noneMatch(Character::isISOControl);
    }
}
