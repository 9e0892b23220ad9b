package io.recourse.local.run;

import io.recourse.local.access.AsyncApi;
import io.recourse.local.access.Channel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who tells whom, from the published language.
 *
 * @param topics our own topics by name
 * @param partners the families of topics that partners write
 */
public record Subscriptions(Map<String, Topic> topics, List<PartnerTopic> partners) {
    private static final String PUBLISHER = "connect-";
    private static final String SUBSCRIBER = "service-";

    public Subscriptions {
        topics = Map.copyOf(topics);
        partners = List.copyOf(partners);
    }

    /** Services, not users. */
    public record Topic(String publisher, List<String> subscribers) {
        public Topic {
            subscribers = List.copyOf(subscribers);
        }
    }

    /** Topics that differ in the partner's id between prefix and suffix, and the service that reads them. */
    public record PartnerTopic(String prefix, String suffix, String service) {
        boolean names(String topic) {
            return topic.startsWith(prefix) && topic.endsWith(suffix);
        }
    }

    public static Subscriptions of(AsyncApi language) {
        Map<String, Topic> topics = new TreeMap<>();
        Map<String, PartnerTopic> partners = new LinkedHashMap<>();
        for (Channel channel : language.channels()) {
            String address = channel.address();
            List<String> readers = channel.read().stream()
                    .filter(r -> r.startsWith(SUBSCRIBER))
                    .toList();
            boolean ours = channel.write().stream().anyMatch(w -> w.startsWith(PUBLISHER));
            if (ours && !readers.isEmpty() && !address.contains("{")) {
                topics.put(
                        address,
                        new Topic(
                                channel.write().getFirst().substring(PUBLISHER.length()),
                                readers.stream()
                                        .map(r -> r.substring(SUBSCRIBER.length()))
                                        .toList()));
            } else if (!ours && !readers.isEmpty()) {
                String prefix = address.substring(0, address.indexOf('{'));
                String suffix = address.substring(address.indexOf('}') + 1);
                partners.put(
                        address,
                        new PartnerTopic(prefix, suffix, readers.getFirst().substring(SUBSCRIBER.length())));
            }
        }
        return new Subscriptions(topics, List.copyOf(partners.values()));
    }

    /** The service that reads a partner's topic. */
    String serviceOf(String topic) {
        return partners.stream()
                .filter(g -> g.names(topic))
                .map(PartnerTopic::service)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody reads " + topic));
    }
}
