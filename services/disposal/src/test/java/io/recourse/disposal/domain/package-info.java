@NullMarked
package io.recourse.disposal.domain;

import org.jspecify.annotations.NullMarked;
