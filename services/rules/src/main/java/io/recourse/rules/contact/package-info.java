/** Who may be contacted when: one guard for every channel and agency, built from a pack. */
@NullMarked
package io.recourse.rules.contact;

import org.jspecify.annotations.NullMarked;
