/** Sandbox profile only: business time that stands still until a runner moves it. */
@NullMarked
package io.recourse.casework.sandbox;

import org.jspecify.annotations.NullMarked;
