package io.recourse.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.recourse.local.world.People;
import io.recourse.local.world.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes the report of a run from the journals, the subjects and the meters. */
final class ReportWriter {
    static final String PARKED = "parked subjects";

    private static final String SUBJECTS = "select id, status, look_at is not null from subject where kind = 'case'";
    private static final String PARKED_COUNT = "select kind, count(*) from subject where parked is not null group by 1";
    private static final String DEAD_LETTERS =
            "select payload::json ->> 'rule', count(*) from journal where kind = 'door' and topic is null group by 1";

    private static final String ANSWERS =
            "select payload::json ->> 'intent', count(*) from journal where kind = 'case' and type = 'ReplyHeard' group by 1";
    private static final String INCIDENTS =
            "select 'contacts after the beginning of a pause told later', sum(incidents) from subject where kind = 'case' having sum(incidents) > 0";
    private static final String TASKS =
            "select task_work || ' ' || status, count(*) from subject where kind = 'task' group by 1";
    private static final String CALLS = """
            select case when recording_named then 'recording named' when recording_missing then 'recording missing, flagged'
                    else 'recording not due yet' end, count(*)
            from subject where kind = 'call' group by 1""";

    private final Books books;
    private final SandboxClient client;
    private final People people;
    private final Meters meters;

    ReportWriter(Books books, SandboxClient client, People people, Meters meters) {
        this.books = books;
        this.client = client;
        this.people = people;
        this.meters = meters;
    }

    /**
     * @param worldRefusals what was refused to the world, by rule
     * @param elapsed wall time of the run
     */
    Report write(long seed, int days, Map<String, Long> worldRefusals, Duration elapsed) {
        Tally tally = new Tally();
        books.services().forEach(service -> Journal.each(books, service, tally::take));
        Counts counts = tally.counts();
        Map<String, Map<String, Long>> sections = new LinkedHashMap<>();
        sections.put("cases closed, by stage and reason", counts.of(Tally.CLOSED));
        sections.put("cases still open", stillOpen());
        for (String section : List.of(
                Tally.ESCALATIONS,
                Tally.STEPS,
                Tally.LAPSED,
                Tally.ORDERS,
                Tally.COURTS,
                Tally.AUCTIONS,
                Tally.DENIALS)) {
            sections.put(section, counts.of(section));
        }
        sections.put(PausedTalks.SECTION, tally.pauses());
        Map<String, Long> incidents = told(INCIDENTS);
        sections.put("incidents", incidents);
        sections.put(
                TargetFigures.SECTION,
                TargetFigures.of(
                        trials(),
                        tally.kept(incidents.values().stream()
                                .mapToLong(Long::longValue)
                                .sum())));
        sections.put("what debtors answered", told(ANSWERS));
        sections.put("people's tasks, by what became of them", told(TASKS));
        sections.put("calls", told(CALLS));
        sections.put("refusals by rule", meters.refusalsByRule());
        sections.put("refused to the world by rule", worldRefusals);
        sections.put(Tally.NOTICES, counts.of(Tally.NOTICES));
        sections.put(PARKED, perService(PARKED_COUNT));
        sections.put("dead letters by rule", perService(DEAD_LETTERS));
        sections.put(Tally.TOPICS, counts.of(Tally.TOPICS));
        sections.put("throughput", throughput(counts, days, elapsed));
        String told = tally.richest(this::nameOf).orElse("");
        return new Report(
                seed,
                days,
                tally.cases().size(),
                sections,
                recovery(counts),
                meters.beyondAMark(),
                meters.greatest().orElse(null),
                told.isEmpty() ? "no case" : nameOf(told) + " (case " + told + ")",
                told.isEmpty() ? List.of() : Story.tell(Journal.ofCase(books, told)),
                elapsed,
                digest(tally).value());
    }

    private static Map<String, Report.Recovery> recovery(Counts counts) {
        Map<String, Report.Recovery> recovery = new TreeMap<>();
        counts.of(Tally.OPENING)
                .forEach((currency, opening) ->
                        recovery.put(currency, new Report.Recovery(opening, counts.of(Tally.RECOVERED, currency))));
        return recovery;
    }

    /** Of the strategies in force. */
    private List<JsonNode> trials() {
        if (!client.runs("segmentation")) {
            return List.of();
        }
        String operator = client.tokens().operator();
        List<JsonNode> trials = new ArrayList<>();
        for (JsonNode strategy : client.get("segmentation", "/v1/strategies?status=active", operator)
                .json()
                .path("items")) {
            JsonNode trial = client.get(
                            "segmentation",
                            "/v1/strategies/" + strategy.path("id").asText() + "/trial",
                            operator)
                    .json();
            // of a version that cannot be read there is none
            if (trial.has("targets")) {
                trials.add(trial);
            }
        }
        return trials;
    }

    private Map<String, Long> stillOpen() {
        Map<String, Long> open = new TreeMap<>();
        books.read(
                "intake",
                "select coalesce(stage, 'INTAKE'), count(*) from subject where kind = 'case' and status = 'OPEN' group by 1",
                row -> open.put(row.getString(1), row.getLong(2)));
        return open;
    }

    private Map<String, Long> perService(String sql) {
        Map<String, Long> found = new TreeMap<>();
        for (String service : books.services()) {
            books.read(service, sql, row -> found.put(service + ": " + row.getString(1), row.getLong(2)));
        }
        return found;
    }

    /** What negotiation knows, which it publishes nowhere. */
    private Map<String, Long> told(String sql) {
        Map<String, Long> found = new TreeMap<>();
        if (books.services().contains("negotiation")) {
            books.read("negotiation", sql, row -> found.put(row.getString(1), row.getLong(2)));
        }
        return found;
    }

    private static Map<String, Long> throughput(Counts counts, int days, Duration elapsed) {
        long events = counts.of(Tally.TOPICS).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        double seconds = Math.max(0.001, elapsed.toMillis() / 1e3);
        Map<String, Long> found = new LinkedHashMap<>();
        found.put("events published", events);
        found.put("events per second", Math.round(events / seconds));
        found.put("virtual days per minute", Math.round(days * 60 / seconds));
        return found;
    }

    /** Statuses everywhere, balances, and the legal dates: those of old and those that still run. */
    private Digest digest(Tally tally) {
        Map<String, Map<String, String>> statuses = new HashMap<>();
        Map<String, Set<String>> running = new HashMap<>();
        for (String service : books.services()) {
            List<String> waiting = new ArrayList<>();
            books.read(service, SUBJECTS, row -> {
                statuses.computeIfAbsent(row.getString(1), _ -> new TreeMap<>()).put(service, row.getString(2));
                if (row.getBoolean(3)) {
                    waiting.add(row.getString(1));
                }
                return null;
            });
            waiting.parallelStream()
                    .map(id -> Map.entry(id, legalDeadlines(service, id)))
                    .toList()
                    .forEach(e -> running.computeIfAbsent(e.getKey(), _ -> new TreeSet<>())
                            .addAll(e.getValue()));
        }
        Digest digest = new Digest();
        for (String id : tally.cases()) {
            Set<String> dates = new TreeSet<>(tally.legalDatesOf(id));
            dates.addAll(running.getOrDefault(id, Set.of()));
            digest.add(
                    nameOf(id),
                    statuses.getOrDefault(id, Map.of()),
                    tally.balanceOf(id).toString(),
                    dates);
        }
        return digest;
    }

    private Set<String> legalDeadlines(String service, String caseId) {
        JsonNode view = client.get(
                        service, "/v1/cases/" + caseId, client.tokens().operator())
                .json();
        Set<String> found = new TreeSet<>();
        for (JsonNode deadline : view.path("deadlines")) {
            if (deadline.path("nature").asText().equals("LEGAL")) {
                found.add(String.format(
                        Locale.ROOT,
                        "%s %s %s %s",
                        service,
                        deadline.path("kind").asText(),
                        deadline.path("dueAt").asText(),
                        deadline.path("rule").asText()));
            }
        }
        return found;
    }

    private String nameOf(String caseId) {
        Person person = people.ofCase(caseId);
        return person == null ? caseId : person.key();
    }
}
