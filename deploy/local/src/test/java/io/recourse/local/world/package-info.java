@NullMarked
package io.recourse.local.world;

import org.jspecify.annotations.NullMarked;
