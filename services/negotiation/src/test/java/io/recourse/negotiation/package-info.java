/** What holds for the whole service. */
@NullMarked
package io.recourse.negotiation;

import org.jspecify.annotations.NullMarked;
