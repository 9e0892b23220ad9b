package io.recourse.verify.law;

import org.jspecify.annotations.Nullable;

/** What a channel is to the rules. */
public enum Kind {
    VOICE,
    MESSAGE,
    LETTER,
    VISIT;

    /** Null for a channel nobody has heard of. */
    public static @Nullable Kind of(String channel) {
        return switch (channel) {
            case "PHONE", "VOICE_BOT" -> VOICE;
            case "SMS", "EMAIL", "APP" -> MESSAGE;
            case "LETTER" -> LETTER;
            case "FIELD_VISIT" -> VISIT;
            default -> null;
        };
    }
}
