package io.recourse.local.world;

import io.recourse.local.portfolio.Portfolio;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** People of the sample portfolio, and orders as the services give them. */
final class Crowd {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final long SEED = 7;

    private Crowd() {}

    static List<Person> of(int size) {
        return new Portfolio(SEED, size, Portfolio.LENDERS, Portfolio.AS_OF)
                .stream().map(Person::new).toList();
    }

    /** Case ids are as random as in a run: the prefix stands for the key they are made with. */
    static People known(List<Person> persons, String prefix) {
        People people = new People();
        persons.forEach(p -> people.know(caseId(p, prefix), p));
        return people;
    }

    static String caseId(Person person, String prefix) {
        return prefix + Integer.toHexString((prefix + person.key()).hashCode());
    }

    static Order message(Person person, String prefix, String step, String tone, String channel) {
        String subject = "case/" + caseId(person, prefix);
        return new Order(
                "message",
                subject + "/" + step,
                step,
                subject,
                Map.of("channel", channel, "tone", tone, "step", step, "party", "party-of-" + person.key()),
                null);
    }

    /** What a person is to do, as the runner finds it. */
    static Order task(Person person, String prefix, String ref, String work, String channel) {
        String id = prefix + ref + person.key();
        return new Order(
                "task",
                "task/" + id,
                ref,
                "case/" + caseId(person, prefix),
                Map.of(
                        "task",
                        id,
                        "work",
                        work,
                        "channel",
                        channel,
                        "tone",
                        "FIRM",
                        "party",
                        "party-of-" + person.key()),
                null);
    }

    static Order filing(Person person, String prefix, String request, String act) {
        String subject = "case/" + caseId(person, prefix);
        return new Order(
                "filing",
                subject + "/" + request,
                request,
                subject,
                Map.of("act", act, "court", "ZJ", "claimMinor", "2500000", "currency", "CNY"),
                START.plus(Duration.ofDays(50)));
    }

    static Order withdrawal(Person person, String prefix, String request) {
        String subject = "case/" + caseId(person, prefix);
        return new Order(
                "filing",
                subject + "/" + request + "/withdrawal",
                request + "/withdrawal",
                subject,
                Map.of("act", "withdraw", "request", request, "court", "ZJ"),
                null);
    }

    static Order round(String asset, int round, Instant opensAt) {
        String subject = "auction/code-of-" + asset;
        Duration open = round == 3 ? Duration.ofDays(60) : Duration.ofDays(1);
        return new Order(
                "auction",
                subject + "/announce-" + round,
                "announce-" + round,
                subject,
                Map.of(
                        "act",
                        round == 3 ? "announce-forced-sale" : "announce",
                        "case",
                        "case-selling-" + asset,
                        "asset",
                        "code-of-" + asset,
                        "name",
                        asset,
                        "round",
                        String.valueOf(round),
                        "currency",
                        "CNY",
                        "start",
                        "70000000",
                        "opensAt",
                        opensAt.toString(),
                        "closesAt",
                        opensAt.plus(open).toString()),
                null);
    }

    /** Everything the world would do from now on, in the order of doing it. */
    static List<Planned> everything(World world, Instant thinksAt) {
        List<Planned> all = new ArrayList<>();
        Instant now = thinksAt;
        while (true) {
            for (List<Planned> round = world.due(now); !round.isEmpty(); round = world.due(now)) {
                all.addAll(round);
            }
            if (world.next().isEmpty()) {
                return all;
            }
            now = world.next().get();
        }
    }
}
