package io.recourse.local.access;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a connector makes the topic of a partner that is told something before anybody made it (KIP-158), as the contract says:
 * the write would fail for ever otherwise, and every event behind it wait.
 */
public final class MissingTopics {

    private MissingTopics() {}

    /**
     * @param role whose connector it is
     * @return settings of the connector; none if it tells no partner
     */
    public static Map<String, String> of(AsyncApi language, String role) {
        Map<String, String> settings = new TreeMap<>();
        List<Channel> told = language.channels().stream()
                .filter(channel -> channel.perPartner() && channel.write().contains(role))
                .toList();
        if (told.isEmpty()) {
            return settings;
        }
        for (Channel channel : told) {
            String group = "topic.creation." + group(channel) + ".";
            settings.put(group + "include", channel.names());
            settings.put(group + "partitions", Integer.toString(channel.partitions()));
            settings.put(group + "replication.factor", Short.toString(channel.replicas()));
            channel.config().forEach((name, value) -> settings.put(group + name, value));
        }
        settings.put(
                "topic.creation.groups",
                String.join(",", told.stream().map(MissingTopics::group).toList()));
        // Must be there. It makes nothing: to any other topic's making a connector has no right.
        settings.put("topic.creation.default.partitions", "1");
        settings.put("topic.creation.default.replication.factor", "1");
        return settings;
    }

    private static String group(Channel channel) {
        return channel.address().replaceAll("\\.\\{\\w+}\\.", "-");
    }
}
