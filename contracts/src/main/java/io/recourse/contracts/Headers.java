package io.recourse.contracts;

/** Names of the CloudEvents headers on every published record (CloudEvents Kafka binding 1.0, binary content mode). */
public final class Headers {
    /** Unique id of the event; a hash of its subject and sequence. */
    public static final String ID = "ce_id";
    /** Event type with its contract version: {@code CaseOpened.v1}. */
    public static final String TYPE = "ce_type";
    /** Publishing service: {@code /recourse/intake}. */
    public static final String SOURCE = "ce_source";
    /** CloudEvents version, {@code 1.0}. */
    public static final String SPEC_VERSION = "ce_specversion";
    /** Contiguous number per (key, topic), from 1; the consumer's protection against loss, doubling and overtaking. */
    public static final String SEQUENCE = "ce_sequence";
    /** The lender whose case this is; {@code -} where it is no lender's case, as on notices of refusals. */
    public static final String TENANT = "ce_tenant";
    /** Instant that counts for the rules, ISO-8601 UTC. */
    public static final String BUSINESS_AT = "ce_businessat";
    /** W3C trace context. */
    public static final String TRACEPARENT = "traceparent";

    private Headers() {}
}
