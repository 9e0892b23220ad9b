/** How long the ledger's clearance for an act that cannot be undone holds. */
@NullMarked
package io.recourse.rules.clearance;

import org.jspecify.annotations.NullMarked;
