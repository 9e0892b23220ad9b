/** Accounts for a run: a sample by seed or a user's own CSV, and the loader that pushes them through the real doors. */
@NullMarked
package io.recourse.local.portfolio;

import org.jspecify.annotations.NullMarked;
