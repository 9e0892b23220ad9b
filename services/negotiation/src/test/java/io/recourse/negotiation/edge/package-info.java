/** What other services' words mean to talks. */
@NullMarked
package io.recourse.negotiation.edge;

import org.jspecify.annotations.NullMarked;
