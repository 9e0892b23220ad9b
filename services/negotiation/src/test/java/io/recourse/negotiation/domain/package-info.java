/** Specs of negotiation: the ladder, promises and exhaustion of a case, the contact budget of a party. */
@NullMarked
package io.recourse.negotiation.domain;

import org.jspecify.annotations.NullMarked;
