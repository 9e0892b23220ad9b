package io.recourse.contracts;

/**
 * An event of the published language. Its wire form is a CloudEvent 1.0 in Kafka's binary mode: this record as the JSON
 * value, everything about it in {@link Headers}. The Kafka key is the subject the event is about (a case id on {@code
 * cases.*}, a party id on {@code parties.*}), so all events of one subject from one publisher arrive in order.
 */
public sealed interface PublicEvent
        permits IntakeEvent,
                PartyEvent,
                SegmentationEvent,
                StrategyNews,
                NegotiationEvent,
                LitigationEvent,
                DisposalEvent,
                Notice {

    /** The topic this event is published to. */
    String topic();
}
