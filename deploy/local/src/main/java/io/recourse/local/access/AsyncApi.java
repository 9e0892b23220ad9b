package io.recourse.local.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.recourse.local.process.StackFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the AsyncAPI document says about topics ({@code bindings.kafka}) and access ({@code x-access, x-roles}). */
public record AsyncApi(Map<String, Role> roles, List<Channel> channels) {

    public AsyncApi {
        roles = Map.copyOf(roles);
        channels = List.copyOf(channels);
    }

    public static AsyncApi read(Path file) {
        try {
            JsonNode document = new YAMLMapper().readTree(file.toFile());
            Map<String, Role> roles = new LinkedHashMap<>();
            document.path("x-roles")
                    .properties()
                    .forEach(entry -> roles.put(entry.getKey(), role(entry.getKey(), entry.getValue())));
            List<Channel> channels = new ArrayList<>();
            document.path("channels").valueStream().map(AsyncApi::channel).forEach(channels::add);
            if (channels.isEmpty()) {
                throw new StackFailed(file + " names no channels");
            }
            for (Channel channel : channels) {
                requireKnown(roles, channel, channel.read());
                requireKnown(roles, channel, channel.write());
            }
            return new AsyncApi(roles, channels);
        } catch (IOException e) {
            throw new StackFailed("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static void requireKnown(Map<String, Role> roles, Channel channel, List<String> named) {
        for (String role : named) {
            if (!roles.containsKey(role)) {
                throw new StackFailed(
                        "channel " + channel.address() + " names the role " + role + ", which x-roles does not know");
            }
        }
    }

    private static Role role(String name, JsonNode node) {
        return new Role(
                name,
                node.required("principal").asText(),
                text(node, "group"),
                text(node, "groupPrefix"),
                text(node, "heartbeat"),
                text(node, "parameter"));
    }

    private static Channel channel(JsonNode node) {
        JsonNode kafka = node.path("bindings").path("kafka");
        Map<String, String> config = new LinkedHashMap<>();
        kafka.path("topicConfiguration")
                .properties()
                .forEach(entry -> config.put(entry.getKey(), setting(entry.getValue())));
        return new Channel(
                node.required("address").asText(),
                kafka.required("partitions").asInt(),
                (short) kafka.path("replicas").asInt(1),
                config,
                texts(node.path("x-access").path("write")),
                texts(node.path("x-access").path("read")));
    }

    private static String setting(JsonNode value) {
        return value.isArray() ? String.join(",", texts(value)) : value.asText();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).collect(Collectors.toList());
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asText() : null;
    }
}
