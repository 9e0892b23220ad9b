package io.recourse.verify.evidence;

/** How many records of a partner's topic its service has not taken yet. */
public record Lag(String topic, String service, long unread) {}
