package io.recourse.local.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Everybody outside the services. Orders may come at any moment and in any order and are answered at once; they are thought
 * about when the runner asks what is due, in the order of keys that are the same in every run.
 */
public final class World {
    private final People people;
    private final Lenders lenders;
    private final Debtors debtors;
    private final Channels channels;
    private final Collectors collectors;
    private final Bank bank;
    private final Courts courts;
    private final Venues venues;
    private final Set<String> ordered = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<String, Order> inbox = new ConcurrentHashMap<>();
    private final Set<String> known = new HashSet<>();
    private final PriorityQueue<Planned> schedule = new PriorityQueue<>();

    public World(long seed, People people) {
        Chance chance = new Chance(seed);
        this.people = people;
        this.lenders = new Lenders(chance);
        this.debtors = new Debtors(chance, lenders);
        Talks talks = new Talks(chance, debtors);
        this.channels = new Channels(chance, talks, people);
        this.collectors = new Collectors(chance, talks);
        this.bank = new Bank(chance, lenders);
        this.courts = new Courts(chance, debtors, people);
        this.venues = new Venues(chance);
    }

    /** Time begins: what happens without anybody asking for it. */
    public void begin(Instant now) {
        for (Person person : people.all()) {
            plan(lenders.atStart(person, now));
            plan(debtors.atStart(person, now));
        }
    }

    /** Nothing is done twice under one key; the answer to a repeated order is the one it had. */
    public Answer order(Order order) {
        Person person = people.of(order);
        if (person == null) {
            return new Answer(order.key(), Answer.Result.FAILED, "unknown-subject");
        }
        if (ordered.add(order.key())) {
            inbox.put(stableKey(person, order), order);
        }
        return switch (order.adapter()) {
            case "message" -> channels.answer(person, order);
            case "task" -> new Answer(order.key(), Answer.Result.DONE, "");
            case "debit" -> bank.answer(person, order);
            case "filing" -> courts.answer(person, order);
            case "valuation", "auction" -> venues.answer(person, order);
            default -> new Answer(order.key(), Answer.Result.FAILED, "unknown-service");
        };
    }

    /**
     * What is to be done now, at most one act per household: the next one may depend on what the services make of it. Ask
     * again, once they are quiet, until nothing is left.
     */
    public List<Planned> due(Instant now) {
        think(now);
        List<Planned> round = new ArrayList<>();
        List<Planned> later = new ArrayList<>();
        Set<String> busy = new HashSet<>();
        while (!schedule.isEmpty() && !schedule.peek().at().isAfter(now)) {
            Planned next = schedule.remove();
            (busy.add(next.person().household()) ? round : later).add(next);
        }
        schedule.addAll(later);
        return round;
    }

    /** When something is to be done next; asked when {@link #due} has nothing left. */
    public Optional<Instant> next() {
        return Optional.ofNullable(schedule.peek()).map(Planned::at);
    }

    private void think(Instant now) {
        List<String> keys =
                inbox.keySet().stream().sorted(Comparator.naturalOrder()).toList();
        for (String key : keys) {
            Order order = inbox.remove(key);
            Person person = order == null ? null : people.of(order);
            if (order != null && person != null) {
                react(person, order, now);
            }
        }
    }

    private void react(Person person, Order order, Instant now) {
        switch (order.adapter()) {
            case "message" -> plan(channels.react(person, order, now));
            case "task" -> plan(collectors.react(person, order, now));
            case "debit" -> plan(bank.react(person, order, now));
            case "filing" -> {
                if (Courts.endsMatter(order)) {
                    callOff(Courts.matter(person));
                }
                plan(courts.react(person, order, now));
            }
            case "valuation" -> plan(venues.react(person, order, now));
            case "auction" -> {
                if (Venues.endsMatter(order)) {
                    callOff(Venues.matter(order));
                }
                plan(venues.react(person, order, now));
            }
            default -> throw new IllegalStateException("no such service: " + order.adapter());
        }
    }

    private void plan(List<Planned> acts) {
        for (Planned act : acts) {
            if (known.add(act.key())) {
                schedule.add(act);
            }
        }
    }

    private void callOff(String matter) {
        schedule.removeIf(p -> p.matter().equals(matter));
    }

    /** Case ids differ from run to run (they are keyed hashes), accounts and assets do not. */
    private static String stableKey(Person person, Order order) {
        String subject = order.aboutCase() ? person.key() : order.subject();
        return order.adapter() + " " + subject + " " + order.ref();
    }
}
