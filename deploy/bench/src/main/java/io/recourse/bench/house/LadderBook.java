package io.recourse.bench.house;

import com.fasterxml.jackson.databind.JsonNode;
import io.recourse.bench.Place;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.local.process.Await;
import io.recourse.local.process.StackFailed;
import io.recourse.local.run.Quiet;
import io.recourse.local.run.SandboxClient;
import io.recourse.local.run.SandboxClient.Said;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A book of negotiation cases that stand on the eves of all steps of a ladder, all of them due at one instant, and beside it
 * the house's book, in which every case waits for its first step. One case for each eve comes in by the real doors and is
 * taken there by the real desk, with all that came before it: messages carried, calls and visits made by people. The others
 * are its copies under ids of their own, made by SQL.
 */
final class LadderBook {

    /** When every case's next step falls due: nine in the morning of a Tuesday in Shanghai. */
    static final Instant DUE = Instant.parse("2026-01-27T01:00:00Z");

    /** The ladder that {@code negotiable-standard} has, a day later so that each case talks on the eve of its first step. */
    private static final List<Step> LADDER = List.of(
            new Step("reminder", Tone.FRIENDLY, Channel.SMS, 1, 2),
            new Step("bot-call", Tone.FRIENDLY, Channel.VOICE_BOT, 4, 2),
            new Step("firm-call", Tone.FIRM, Channel.PHONE, 8, 3),
            new Step("demand-letter", Tone.FIRM, Channel.LETTER, 13, 5),
            new Step("visit", Tone.FIRM, Channel.FIELD_VISIT, 19, 4),
            new Step("final-letter", Tone.FINAL_NOTICE, Channel.LETTER, 25, 5));

    /** Steps of it. */
    static final int STEPS = LADDER.size();

    private static final String NEGOTIATION = "negotiation";
    private static final String CASE = "7e0f1c64b2a94d0db5a8e3c1f602900";
    private static final String PARTY = "p-5d41402abc4b2a76b9719d911017c59";
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private LadderBook() {}

    /** Takes one case of the house's book and one for each step of the ladder to the eve of what falls due. */
    static void play(Place place, Connection negotiation) {
        Instant first = DUE.minus(Duration.ofDays(LADDER.getLast().day()));
        try (Events events = new Events(place)) {
            events.open(CASE + 0, PARTY + 0, "Asia/Shanghai", DUE.minus(A_DAY), Events.ladder(1));
            for (int i = 0; i < STEPS; i++) {
                Instant start = DUE.minus(Duration.ofDays(LADDER.get(i).day()));
                events.open(CASE + (i + 1), PARTY + (i + 1), "Asia/Shanghai", start, LADDER);
            }
            events.flush();
        }
        await(negotiation, "select count(*) from subject where kind = 'case' and strategy is not null");
        await(negotiation, "select count(*) from subject where kind = 'party'");
        for (Instant day = first; day.isBefore(DUE); day = day.plus(A_DAY)) {
            Instant now = day.plus(A_MINUTE);
            place.client().advance(now);
            rest(place);
            if (work(place.client(), now) > 0) {
                rest(place);
            }
        }
        await(
                negotiation,
                "select count(*) from subject where kind = 'case' and status = 'TALKING' and look_at = '%s'"
                        .formatted(DUE));
    }

    private static void await(Connection connection, String question) {
        Await.until(
                "every first case has come so far: " + question,
                PATIENCE,
                () -> Sql.number(connection, question) == STEPS + 1);
    }

    private static void rest(Place place) {
        Await.until("nothing moves in negotiation", PATIENCE, () -> {
            Quiet quiet = place.client().quiet(Set.of(NEGOTIATION)).get(NEGOTIATION);
            return quiet != null
                    && !quiet.busy()
                    && quiet.readyMail() == 0
                    && quiet.dueRows() == 0
                    && quiet.openEffects() == 0;
        });
    }

    /** People take the calls and visits that are to be made, two a visit, and reach the debtor. */
    private static int work(SandboxClient client, Instant now) {
        JsonNode open = said(client.get(
                        NEGOTIATION,
                        "/v1/contact-tasks?status=OPEN",
                        client.tokens().lender(Events.LENDER)))
                .json()
                .path("items");
        for (JsonNode task : open) {
            String id = task.path("id").asText();
            post(client, id + ":take", "{\"by\": \"desk-1\"}");
            if (task.path("work").asText().equals("VISIT")) {
                post(client, id + ":take", "{\"by\": \"desk-2\"}");
            }
            post(
                    client,
                    id + ":complete",
                    "{\"by\": \"desk-1\", \"outcome\": \"CONVERSATION\", \"at\": \"%s\"}".formatted(now));
        }
        return open.size();
    }

    private static void post(SandboxClient client, String act, String body) {
        String key = act.replace(':', '-') + "-" + Integer.toHexString(body.hashCode());
        said(client.post(
                NEGOTIATION, "/v1/contact-tasks/" + act, client.tokens().lender(Events.LENDER), key, body));
    }

    private static Said said(Said said) {
        if (said.status() / 100 != 2) {
            throw new StackFailed("negotiation answers %d: %s".formatted(said.status(), said.body()));
        }
        return said;
    }

    /**
     * Keeps copies of the first cases and their parties in {@code bench.before}, for {@link Book#restore}: 1 … {@code count} are
     * the house's, the {@code count} after them stand on the steps of the ladder by turns.
     */
    static void copy(Connection connection, int count) throws SQLException {
        String copied = String.join(
                ", ",
                Sql.columns(connection, "subject").stream()
                        .map(LadderBook::copied)
                        .toList());
        Sql.run(
                connection,
                "create schema bench",
                """
                create table bench.firsts as select first, '%s' || first as case_id, '%s' || first as party_id
                from generate_series(0, %d) first""".formatted(CASE, PARTY, STEPS),
                """
                create table bench.keys as select n, case when n <= %1$d then 0 else 1 + n %% %2$d end as first,
                    md5('case ' || n) collate "C" as case_id, 'p-' || md5('party ' || n) collate "C" as party_id
                from generate_series(1, 2 * %1$d) n""".formatted(count, STEPS),
                "create unique index on bench.keys (case_id)",
                "create unique index on bench.keys (party_id)",
                "create unique index on bench.keys (n)",
                // one key a row: what is joined by it can be hashed
                """
                create view bench.numbers as
                select n, case_id as id from bench.keys union all select n, party_id from bench.keys""",
                """
                create table bench.before as select %s from bench.keys k join bench.firsts f using (first)
                join subject s on s.id in (f.case_id, f.party_id) order by k.n, s.kind""".formatted(copied),
                "vacuum analyze bench.keys, bench.before");
    }

    private static String copied(String column) {
        return switch (column) {
            case "id" -> "case s.kind when 'case' then k.case_id else k.party_id end as id";
            case "state" -> "replace(replace(s.state, f.case_id, k.case_id), f.party_id, k.party_id) as state";
            default -> "s." + column;
        };
    }
}
