package io.recourse.local.run;

import io.recourse.local.access.AsyncApi;
import io.recourse.local.access.Channel;
import io.recourse.local.access.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who tells whom, from the published language.
 *
 * @param topics our own topics by name
 * @param groups consumer groups by pattern of the partners' topics they read, without the partner: {@code venues.} and
 *     {@code .reports}
 */
public record Subscriptions(Map<String, Topic> topics, List<PartnerTopic> groups) {
    private static final String PUBLISHER = "connect-";
    private static final String SUBSCRIBER = "service-";

    public Subscriptions {
        topics = Map.copyOf(topics);
        groups = List.copyOf(groups);
    }

    /** Services, not users. */
    public record Topic(String publisher, List<String> subscribers) {
        public Topic {
            subscribers = List.copyOf(subscribers);
        }
    }

    /** A family of topics that partners write. */
    public record PartnerTopic(String prefix, String suffix, String group) {
        boolean names(String topic) {
            return topic.startsWith(prefix) && topic.endsWith(suffix);
        }
    }

    public static Subscriptions of(AsyncApi language) {
        Map<String, Topic> topics = new TreeMap<>();
        Map<String, PartnerTopic> groups = new LinkedHashMap<>();
        for (Channel channel : language.channels()) {
            String address = channel.address();
            List<String> readers =
                    channel.read().stream().filter(r -> r.startsWith(SUBSCRIBER)).toList();
            boolean ours = channel.write().stream().anyMatch(w -> w.startsWith(PUBLISHER));
            if (ours && !readers.isEmpty() && !address.contains("{")) {
                topics.put(
                        address,
                        new Topic(
                                channel.write().getFirst().substring(PUBLISHER.length()),
                                readers.stream().map(r -> r.substring(SUBSCRIBER.length())).toList()));
            } else if (!ours && !readers.isEmpty()) {
                String prefix = address.substring(0, address.indexOf('{'));
                String suffix = address.substring(address.indexOf('}') + 1);
                groups.put(address, new PartnerTopic(prefix, suffix, group(language, readers.getFirst())));
            }
        }
        return new Subscriptions(topics, List.copyOf(groups.values()));
    }

    private static String group(AsyncApi language, String reader) {
        Role role = language.roles().get(reader);
        return role == null || role.group() == null ? reader : role.group();
    }

    /** The group that reads a partner's topic. */
    String groupOf(String topic) {
        return groups.stream()
                .filter(g -> g.names(topic))
                .map(PartnerTopic::group)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody reads " + topic));
    }
}
