/** What a case in court does, in sentences. */
@NullMarked
package io.recourse.litigation.domain;

import org.jspecify.annotations.NullMarked;
