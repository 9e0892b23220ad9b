package io.recourse.bench.hostile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What intake has answered to be taken of neighbours whose cases were there before: its journal must have it. */
final class Booked implements Lines.Taken {

    private final Ground ground;
    private final Neighbours neighbours;
    private final String type;
    private final String field;
    private final Map<String, String> cases = new TreeMap<>();

    /**
     * @param type of the event that tells of it
     * @param field by which the event and the document name it
     */
    Booked(Ground ground, Neighbours neighbours, String type, String field) {
        this.ground = ground;
        this.neighbours = neighbours;
        this.type = type;
        this.field = field;
    }

    @Override
    public void line(ObjectNode document, String caseId) {
        neighbours.took(caseId);
        cases.put(document.path(field).asText(), caseId);
    }

    @Override
    public void settle() {
        // by way of the cases, for which there is an index
        ground.read(
                        "intake",
                        "select payload::json->>cast(? as text) from journal"
                                + " where kind = 'case' and id = any (?) and type = ?",
                        row -> row.getString(1),
                        field,
                        List.copyOf(cases.values()),
                        type)
                .forEach(cases::remove);
        cases.forEach((id, caseId) -> neighbours.lose(type + " of " + id + " is not in the journal of " + caseId));
        cases.clear();
    }
}
