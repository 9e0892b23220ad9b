/**
 * Negotiation, pure: a {@code case} walks down its ladder and hears promises, a {@code party} owns the contact budget.
 * The case asks, the party grants and spends; only proof that no contact took place returns a unit.
 */
@NullMarked
package io.recourse.negotiation.domain;

import org.jspecify.annotations.NullMarked;
