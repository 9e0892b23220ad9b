@NullMarked
package io.recourse.local.portfolio;

import org.jspecify.annotations.NullMarked;
