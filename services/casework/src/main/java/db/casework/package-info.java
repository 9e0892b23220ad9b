/** Migrations in Java, beside those in SQL: Flyway looks for both under the same path. */
@NullMarked
package db.casework;

import org.jspecify.annotations.NullMarked;
