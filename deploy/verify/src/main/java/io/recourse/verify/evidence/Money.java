package io.recourse.verify.evidence;

/** Minor units of a currency. */
public record Money(long minor, String currency) {}
