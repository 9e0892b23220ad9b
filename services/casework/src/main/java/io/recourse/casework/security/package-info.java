/** Who calls, for which tenant, in which role: resolved in one place. */
@NullMarked
package io.recourse.casework.security;

import org.jspecify.annotations.NullMarked;
