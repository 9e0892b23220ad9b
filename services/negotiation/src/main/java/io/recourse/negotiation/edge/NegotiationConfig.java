package io.recourse.negotiation.edge;

import io.recourse.contracts.SegmentationEvent.Channel;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What an installation decides about negotiation. */
@ConfigMapping(prefix = "recourse.negotiation")
interface NegotiationConfig {

    /** Id of the main channel provider: it may report on contacts that no other carries, on {@code channels.<id>.reports}. */
    String provider();

    /** Where messages are handed over. */
    URI messageUrl();

    /** Bearer token the provider knows this service by. */
    Optional<String> messageToken();

    /** Secret that signs what is handed over, {@code whsec_…} as Standard Webhooks has it; only a sandbox does without. */
    Optional<String> messageSecret();

    /** Who carries text messages, where that is the carrier {@code sms}. */
    Provider sms();

    /** Who carries messages in the app, where that is the carrier {@code app}. */
    Provider app();

    /** Who lets machines call, where that is the carrier {@code voice}. */
    Provider voice();

    /** Which adapter carries a channel. */
    Carriers carriers();

    /**
     * Secret by which calls are drawn for review, so that nobody can choose names of contacts that none listens to. Another one
     * at each start, if none is set.
     */
    Optional<String> samplingKey();

    /**
     * Secret under which numbers and references of persons are kept, the base64 of 32 bytes; without one nothing starts but a
     * sandbox. Another one makes another digest of the same number: change it and nobody knows whom was asked before.
     */
    Optional<String> digestKey();

    /** Where an answer, a dispute or a plea goes, as texts say it; ≤ 60 characters. */
    String answerTo();

    /** What lenders are called in texts, by their id; ≤ 40 characters. A lender without one is called by its id. */
    Map<String, String> lenderNames();

    /** A provider of its own for some of the messages; what it does not say is as for all others. */
    interface Provider {

        /** Its id: it may report on what it carries, on {@code channels.<id>.reports}. */
        Optional<String> provider();

        /** Where its messages are handed over. */
        Optional<URI> url();

        /** Bearer token it knows this service by. */
        Optional<String> token();

        /** Secret that signs what it gets, {@code whsec_…} as Standard Webhooks has it. */
        Optional<String> secret();
    }

    /** The adapter of each channel, by its name. */
    interface Carriers {
        String sms();

        String email();

        String voiceBot();

        String letter();

        String app();

        String phone();

        String fieldVisit();

        default Map<Channel, String> byChannel() {
            Map<Channel, String> all = new EnumMap<>(Channel.class);
            for (Channel channel : Channel.values()) {
                all.put(channel, of(channel));
            }
            return all;
        }

        private String of(Channel channel) {
            return switch (channel) {
                case SMS -> sms();
                case EMAIL -> email();
                case VOICE_BOT -> voiceBot();
                case LETTER -> letter();
                case APP -> app();
                case PHONE -> phone();
                case FIELD_VISIT -> fieldVisit();
            };
        }
    }
}
