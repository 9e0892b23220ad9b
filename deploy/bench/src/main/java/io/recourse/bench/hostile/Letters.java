package io.recourse.bench.hostile;

import io.recourse.bench.hostile.Post.At;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which records of a topic a service keeps as dead letters, and by which rule. */
final class Letters {

    private Letters() {}

    static Map<At, String> of(Ground ground, String service, String topic) {
        Map<At, String> letters = new HashMap<>();
        List<Map.Entry<At, String>> rows = ground.read(
                service,
                "select id, payload::json->>'offset', payload::json->>'rule' from journal"
                        + " where kind = 'door' and id like ? and type = 'DeadLettered'",
                row -> Map.entry(new At(row.getString(1), Long.parseLong(row.getString(2))), row.getString(3)),
                topic + "-%");
        rows.forEach(row -> letters.put(row.getKey(), row.getValue()));
        return letters;
    }
}
