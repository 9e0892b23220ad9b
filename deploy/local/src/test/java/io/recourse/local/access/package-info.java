@NullMarked
package io.recourse.local.access;

import org.jspecify.annotations.NullMarked;
