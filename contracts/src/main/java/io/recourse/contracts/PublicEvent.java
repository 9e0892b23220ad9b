package io.recourse.contracts;

import io.recourse.contracts.json.SealedJson;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    /** The newest version of each record's contract that has more than its first, by the record's name. */
    Map<String, Integer> LATER = Map.of("SettlementAgreed", 2);

    /** The topic this event is published to. */
    String topic();

    /** What {@code ce_type} says of it: its record in its newest version. */
    default String ceType() {
        String name = getClass().getSimpleName();
        return name + ".v" + LATER.getOrDefault(name, 1);
    }

    /** What {@code ce_type} may say. A record reads all of its versions, for they only add what is optional. */
    static Set<String> types() {
        return new SealedJson<>(PublicEvent.class)
                .names().stream()
                        .flatMap(name -> IntStream.rangeClosed(1, LATER.getOrDefault(name, 1))
                                .mapToObj(version -> name + ".v" + version))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The record that a type names. */
    static String nameIn(String type) {
        return type.substring(0, type.lastIndexOf(".v"));
    }
}
