/** What other services' words mean to the ledger. */
@NullMarked
package io.recourse.intake.edge;

import org.jspecify.annotations.NullMarked;
