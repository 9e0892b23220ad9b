package io.recourse.verify.evidence;

/** Something that still lies in a service: mail of a subject, with its reason, or an effect. */
public record Letter(String service, String kind, String id, String reason) {}
