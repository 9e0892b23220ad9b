package io.recourse.local.access;

import org.jspecify.annotations.Nullable;

/**
 * A role of the AsyncAPI document.
 *
 * @param principal Kafka user, or a pattern with one {@code {parameter}} for a partner
 * @param group the one consumer group it may join
 * @param groupPrefix how its consumer groups must begin
 * @param heartbeat the topic a connector writes its heartbeats to
 * @param parameter which address parameter names the partner; null for our own processes
 */
public record Role(
        String name,
        String principal,
        @Nullable String group,
        @Nullable String groupPrefix,
        @Nullable String heartbeat,
        @Nullable String parameter) {}
