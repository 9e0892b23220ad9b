package io.recourse.rules.contact;

import io.recourse.contracts.SegmentationEvent.Channel;

/** What a channel is to the law: voice calls by person or bot, electronic messages, post, visits. */
public enum ContactKind {
    VOICE,
    MESSAGE,
    LETTER,
    VISIT;

    public static ContactKind of(Channel channel) {
        return switch (channel) {
            case PHONE, VOICE_BOT -> VOICE;
            case SMS, EMAIL, APP -> MESSAGE;
            case LETTER -> LETTER;
            case FIELD_VISIT -> VISIT;
        };
    }
}
