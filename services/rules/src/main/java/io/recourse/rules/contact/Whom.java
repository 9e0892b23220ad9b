package io.recourse.rules.contact;

import org.jspecify.annotations.Nullable;

/**
 * Who is contacted, for which lender, about which debt, on which number. Names are opaque and only compared.
 *
 * @param ref tells one person from another
 * @param number a hash or an id of the number dialled, null if nobody noted it
 */
public record Whom(
        Person person,
        String ref,
        String lender,
        String debt,
        @Nullable String number) {}
