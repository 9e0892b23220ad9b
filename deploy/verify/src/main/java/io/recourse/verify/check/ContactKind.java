package io.recourse.verify.check;

/** What a channel is to the rules. */
enum ContactKind {
    CALL,
    MESSAGE,
    LETTER,
    VISIT,
    /** A channel nobody has heard of; it is bound like a message and allowed never. */
    UNKNOWN;

    static ContactKind of(String channel) {
        return switch (channel) {
            case "PHONE", "VOICE_BOT" -> CALL;
            case "SMS", "EMAIL", "APP" -> MESSAGE;
            case "LETTER" -> LETTER;
            case "FIELD_VISIT" -> VISIT;
            default -> UNKNOWN;
        };
    }
}
