package io.recourse.local.parts;

import java.util.Map;

/**
 * How a client reaches the broker as one user.
 *
 * @param bootstrap {@code host:port}
 */
public record KafkaAccess(String bootstrap, String user, String password) {

    /** Settings for any Kafka client: admin, producer, consumer. */
    public Map<String, String> settings() {
        return Map.of(
                "bootstrap.servers",
                bootstrap,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                scram(user, password));
    }

    static String scram(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                + password + "\";";
    }

    @Override
    public String toString() {
        return user + "@" + bootstrap;
    }
}
