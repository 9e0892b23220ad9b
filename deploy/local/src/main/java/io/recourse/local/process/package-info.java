/** Operating system side of a run: its folder, ports, children, and what is left over after a crash. */
@NullMarked
package io.recourse.local.process;

import org.jspecify.annotations.NullMarked;
