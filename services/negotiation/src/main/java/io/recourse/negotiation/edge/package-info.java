/** Negotiation's doors and adapters. */
@NullMarked
package io.recourse.negotiation.edge;

import org.jspecify.annotations.NullMarked;
