package io.recourse.local.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/** Every topic, user and ACL there shall be, and no other. */
public record AccessPlan(Map<String, Topic> topics, Set<String> users, Set<AclBinding> acls) {

    /** A topic's making. */
    public record Topic(int partitions, short replicas, Map<String, String> config) {}

    /**
     * From the published language and the registered partners.
     *
     * @param bystanders users who may log in and nothing else
     */
    public static AccessPlan of(AsyncApi language, Partners partners, Set<String> bystanders) {
        Draft draft = new Draft();
        draft.users.addAll(bystanders);
        for (Role role : language.roles().values()) {
            for (@Nullable String id : identities(role, partners)) {
                draft.user(role, id);
            }
        }
        for (Channel channel : language.channels()) {
            for (@Nullable String id : owners(channel, language, partners)) {
                String topic = named(channel.address(), id);
                draft.topics.put(topic, new Topic(channel.partitions(), channel.replicas(), channel.config()));
                channel.read().forEach(role -> draft.allow(language.roles(), role, id, topic, AclOperation.READ));
                channel.write().stream()
                        .filter(role -> !tellsPartners(language.roles().get(role), channel))
                        .forEach(role -> draft.allow(language.roles(), role, id, topic, AclOperation.WRITE));
            }
            channel.write().stream()
                    .filter(role -> tellsPartners(language.roles().get(role), channel))
                    .forEach(role -> tell(draft, language, partners, role, channel));
        }
        for (Role role : language.roles().values()) {
            if (role.heartbeat() != null) {
                draft.topics.put(role.heartbeat(), new Topic(1, (short) 1, Map.of("retention.ms", "3600000")));
                draft.allow(language.roles(), role.name(), null, role.heartbeat(), AclOperation.WRITE);
            }
        }
        return new AccessPlan(draft.topics, draft.users, draft.acls);
    }

    private static boolean tellsPartners(@Nullable Role role, Channel channel) {
        return role != null && role.parameter() == null && channel.perPartner();
    }

    /**
     * One of our own tells every partner of a kind, also one whose registration has gone, whose cases are still here, and one
     * that is not registered yet: a refused write would stop what it tells everybody else. Kafka knows rights by a topic's
     * beginning only, so what partners of that kind say themselves is denied again.
     */
    private static void tell(Draft draft, AsyncApi language, Partners partners, String name, Channel channel) {
        draft.allowBeginning(language.roles(), name, channel.prefix());
        for (Channel other : language.channels()) {
            if (other.prefix().equals(channel.prefix()) && !other.write().contains(name)) {
                for (@Nullable String id : owners(other, language, partners)) {
                    draft.denyWrite(language.roles(), name, named(other.address(), id));
                }
            }
        }
    }

    private static List<@Nullable String> identities(Role role, Partners partners) {
        return role.parameter() == null ? onlyOne() : new ArrayList<>(partners.of(role.name()));
    }

    /** Partners for whom a copy of the channel exists; one nameless owner for a single topic. */
    private static List<@Nullable String> owners(Channel channel, AsyncApi language, Partners partners) {
        String parameter = channel.parameter();
        if (parameter == null) {
            return onlyOne();
        }
        return language.roles().values().stream()
                .filter(role -> parameter.equals(role.parameter()))
                .findFirst()
                .map(role -> identities(role, partners))
                .orElse(List.of());
    }

    private static List<@Nullable String> onlyOne() {
        List<@Nullable String> one = new ArrayList<>();
        one.add(null);
        return one;
    }

    private static String named(String pattern, @Nullable String id) {
        return id == null ? pattern : pattern.replaceFirst("\\{\\w+}", id);
    }

    private static final class Draft {
        private final Map<String, Topic> topics = new LinkedHashMap<>();
        private final Set<String> users = new LinkedHashSet<>();
        private final Set<AclBinding> acls = new LinkedHashSet<>();

        private void user(Role role, @Nullable String id) {
            String user = named(role.principal(), id);
            users.add(user);
            if (role.group() != null) {
                bind(user, ResourceType.GROUP, role.group(), PatternType.LITERAL, AclOperation.READ);
            }
            if (role.groupPrefix() != null) {
                bind(user, ResourceType.GROUP, named(role.groupPrefix(), id), PatternType.PREFIXED, AclOperation.READ);
            }
        }

        private void allow(
                Map<String, Role> roles, String name, @Nullable String id, String topic, AclOperation operation) {
            Role role = role(roles, name);
            // A partner's role on a topic without its parameter would open it to every partner at once.
            if (role.parameter() != null && id == null) {
                throw new IllegalArgumentException(name + " is a partner, but " + topic + " names none");
            }
            bind(
                    named(role.principal(), role.parameter() == null ? null : id),
                    ResourceType.TOPIC,
                    topic,
                    PatternType.LITERAL,
                    operation);
        }

        private void allowBeginning(Map<String, Role> roles, String name, String beginning) {
            String user = role(roles, name).principal();
            bind(user, ResourceType.TOPIC, beginning, PatternType.PREFIXED, AclOperation.WRITE);
            bind(user, ResourceType.TOPIC, beginning, PatternType.PREFIXED, AclOperation.CREATE);
        }

        private void denyWrite(Map<String, Role> roles, String name, String topic) {
            acls.add(new AclBinding(
                    new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                    entry(role(roles, name).principal(), AclOperation.WRITE, AclPermissionType.DENY)));
        }

        private static Role role(Map<String, Role> roles, String name) {
            Role role = roles.get(name);
            if (role == null) {
                throw new IllegalArgumentException("x-roles knows no " + name);
            }
            return role;
        }

        private void bind(String user, ResourceType type, String name, PatternType pattern, AclOperation operation) {
            acls.add(new AclBinding(
                    new ResourcePattern(type, name, pattern), entry(user, operation, AclPermissionType.ALLOW)));
        }

        private static AccessControlEntry entry(String user, AclOperation operation, AclPermissionType permission) {
            return new AccessControlEntry("User:" + user, "*", operation, permission);
        }
    }
}
