package io.recourse.casework.query;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** A row of table {@code subject} as queries see it; only the desk writes there. */
@Entity
@Immutable
@Table(name = "subject")
@IdClass(StoredSubject.Key.class)
@NullUnmarked
public class StoredSubject {

    @Id
    String kind;

    @Id
    String id;

    String tenant;
    String holder;
    String status;
    String state;

    @Column(name = "schema")
    int schemaNumber;

    long version;
    String parked;

    /** Kind and id. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;
        String kind;
        String id;

        @Override
        public boolean equals(Object o) {
            return o instanceof Key k && Objects.equals(kind, k.kind) && Objects.equals(id, k.id);
        }

        @Override
        public int hashCode() {
            return Objects.hash(kind, id);
        }
    }
}
