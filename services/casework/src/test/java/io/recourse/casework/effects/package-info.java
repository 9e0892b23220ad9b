/** Adapters against a provider that answers as real ones do. */
@NullMarked
package io.recourse.casework.effects;

import org.jspecify.annotations.NullMarked;
