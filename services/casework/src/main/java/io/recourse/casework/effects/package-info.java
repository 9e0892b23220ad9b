/** What is to be done in the world: claimed, carried out by adapters, its result returned as an input. */
@NullMarked
package io.recourse.casework.effects;

import org.jspecify.annotations.NullMarked;
