/** Who may call what. */
@NullMarked
package io.recourse.casework.security;

import org.jspecify.annotations.NullMarked;
