package io.recourse.local.access;

import io.recourse.local.parts.Broker;
import io.recourse.local.process.Await;
import io.recourse.local.process.Secrets;
import io.recourse.local.process.StackFailed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Brings the broker to an {@link AccessPlan}: makes what is missing, removes users and ACLs that are no longer wanted (a
 * revoked partner loses both), leaves topics that are not in the plan alone: its cases are still told of there. Safe to repeat.
 */
public final class Provision {
    private static final long SECONDS = 30;
    private static final ScramMechanism SCRAM = ScramMechanism.SCRAM_SHA_512;
    // The least the mechanism allows (RFC 7677 asks for 4096); secrets are 256 random bits.
    private static final int ITERATIONS = 4096;

    private final Admin admin;
    private final Secrets secrets;

    public Provision(Admin admin, Secrets secrets) {
        this.admin = admin;
        this.secrets = secrets;
    }

    public void apply(AccessPlan plan) {
        try {
            topics(plan.topics());
            users(plan.users());
            acls(plan.acls());
            awaitKnown(plan);
        } catch (ExecutionException e) {
            throw new StackFailed("Kafka refused the provisioning: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new StackFailed("Kafka did not answer the provisioning within " + SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailed("interrupted while provisioning Kafka", e);
        }
    }

    private void topics(Map<String, AccessPlan.Topic> wanted)
            throws ExecutionException, InterruptedException, TimeoutException {
        Set<String> present = get(admin.listTopics().names());
        List<NewTopic> missing = new ArrayList<>();
        List<String> known = new ArrayList<>();
        wanted.forEach((name, topic) -> {
            if (present.contains(name)) {
                known.add(name);
            } else {
                missing.add(new NewTopic(name, topic.partitions(), topic.replicas()).configs(topic.config()));
            }
        });
        get(admin.createTopics(missing).all());
        requireSamePartitions(wanted, get(admin.describeTopics(known).allTopicNames()));
        Map<ConfigResource, Collection<AlterConfigOp>> settings = new HashMap<>();
        for (String name : known) {
            List<AlterConfigOp> changes = new ArrayList<>();
            topic(wanted, name)
                    .config()
                    .forEach((key, value) ->
                            changes.add(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET)));
            settings.put(new ConfigResource(ConfigResource.Type.TOPIC, name), changes);
        }
        get(admin.incrementalAlterConfigs(settings).all());
    }

    /** Another count would send a key to another partition and break its order. */
    private static void requireSamePartitions(
            Map<String, AccessPlan.Topic> wanted, Map<String, TopicDescription> present) {
        present.forEach((name, description) -> {
            int partitions = topic(wanted, name).partitions();
            if (description.partitions().size() != partitions) {
                throw new StackFailed(
                        "topic " + name + " has " + description.partitions().size()
                                + " partitions, the contract says " + partitions
                                + "; a live topic is never repartitioned: start with --fresh");
            }
        });
    }

    private static AccessPlan.Topic topic(Map<String, AccessPlan.Topic> topics, String name) {
        AccessPlan.Topic topic = topics.get(name);
        if (topic == null) {
            throw new IllegalArgumentException("no topic " + name + " in the plan");
        }
        return topic;
    }

    private void users(Set<String> wanted) throws ExecutionException, InterruptedException, TimeoutException {
        List<UserScramCredentialAlteration> changes = new ArrayList<>();
        for (String user : wanted) {
            byte[] password = secrets.get(Broker.secretOf(user)).getBytes(StandardCharsets.UTF_8);
            changes.add(new UserScramCredentialUpsertion(user, new ScramCredentialInfo(SCRAM, ITERATIONS), password));
        }
        for (String user : get(admin.describeUserScramCredentials().users())) {
            if (!wanted.contains(user) && !user.equals(Broker.ADMIN)) {
                changes.add(new UserScramCredentialDeletion(user, SCRAM));
            }
        }
        get(admin.alterUserScramCredentials(changes).all());
    }

    private void acls(Set<AclBinding> wanted) throws ExecutionException, InterruptedException, TimeoutException {
        Set<AclBinding> present =
                new HashSet<>(get(admin.describeAcls(AclBindingFilter.ANY).values()));
        List<AclBinding> missing =
                wanted.stream().filter(acl -> !present.contains(acl)).toList();
        get(admin.createAcls(missing).all());
        List<AclBindingFilter> surplus = present.stream()
                .filter(acl -> !wanted.contains(acl))
                .map(AclBinding::toFilter)
                .toList();
        get(admin.deleteAcls(surplus).all());
    }

    /** What the controller has written down is told to the broker afterwards. */
    private void awaitKnown(AccessPlan plan) {
        Await.until(
                "Kafka has the users and ACLs of this launcher, and no others,",
                Duration.ofSeconds(SECONDS),
                () -> known(plan));
    }

    private boolean known(AccessPlan plan) throws ExecutionException, InterruptedException, TimeoutException {
        Set<String> users =
                new HashSet<>(get(admin.describeUserScramCredentials().users()));
        users.remove(Broker.ADMIN);
        Set<AclBinding> acls =
                new HashSet<>(get(admin.describeAcls(AclBindingFilter.ANY).values()));
        return users.equals(plan.users()) && acls.equals(plan.acls());
    }

    private static <T> T get(KafkaFuture<T> future) throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(SECONDS, TimeUnit.SECONDS);
    }
}
