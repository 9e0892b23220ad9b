package io.recourse.negotiation.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a party agreed to contact outside the hours: to the lender whose party it is and to nobody else (12 CFR 1006.6(b)(4)(i):
 * given directly to the collector; 个人信息保护法 art. 14, 23).
 *
 * @param evidence reference of what proves it, a recording or a letter; no words of it
 * @param by who recorded it
 * @param until first instant at which it holds no more by itself; null if it does until it is withdrawn
 */
public record Consent(
        String id,
        String evidence,
        String by,
        Instant from,
        @Nullable Instant until) {}
