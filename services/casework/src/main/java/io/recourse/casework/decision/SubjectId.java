package io.recourse.casework.decision;

/**
 * Who a rule is about: a case, a party, an asset.
 *
 * @param kind what it is, lower case; at most 64 characters
 * @param id which one; at most 64 characters. A case id is the keyed hash of lender, account and episode.
 */
public record SubjectId(String kind, String id) implements Comparable<SubjectId> {

    public SubjectId {
        if (kind.isEmpty() || kind.length() > 64 || id.isEmpty() || id.length() > 64) {
            throw new IllegalArgumentException("a subject's kind and id have 1 … 64 characters");
        }
    }

    /** The order in which rows are locked: kind, then id, both by code unit as in collation "C". */
    @Override
    public int compareTo(SubjectId other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return kind + "/" + id;
    }
}
