package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Channel;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of address somebody is reached at; several channels may share one. */
public enum AddressKind {
    /** Messages and calls go to one number. */
    NUMBER("number-wrong"),
    EMAIL("email-wrong"),
    /** Letters and visits go to one address. */
    POST("postal-address-wrong"),
    /** An account of the app. */
    APP("app-account-wrong");

    private final String wrongRule;

    AddressKind(String wrongRule) {
        this.wrongRule = wrongRule;
    }

    static AddressKind of(Channel channel) {
        return switch (channel) {
            case SMS, PHONE, VOICE_BOT -> NUMBER;
            case EMAIL -> EMAIL;
            case LETTER, FIELD_VISIT -> POST;
            case APP -> APP;
        };
    }

    /** What forbids contact at such an address where it is somebody else's. */
    String wrongRule() {
        return wrongRule;
    }

    /** The channels that go there. */
    List<Channel> channels() {
        return Stream.of(Channel.values()).filter(c -> of(c) == this).toList();
    }
}
