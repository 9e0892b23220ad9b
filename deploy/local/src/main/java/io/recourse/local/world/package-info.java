/**
 * The world around Recourse in a sandbox: debtors, lenders, channels, courts and venues. Everything they do is a pure
 * function of the seed, a key that is the same in every run, what they were told and the virtual time.
 */
@NullMarked
package io.recourse.local.world;

import org.jspecify.annotations.NullMarked;
