package io.recourse.local.portfolio;

import io.recourse.contracts.LenderNotice.MessageRefused;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pushes accounts as their lenders would, and reports one as accepted only when {@link AcceptedJournal} has it on the
 * disk. By HTTP intake's answer accepts; by Kafka the case does, once it can be asked for. Statements are known by account
 * and revision, so everything may be sent again: a lost answer, an intake that is away and a loader that crashed all mean
 * the same here. What the journal has already is not sent again if its case still exists.
 */
public final class Loader implements AutoCloseable {
    private static final int CHUNK = 250;
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final HttpDoor http;
    private final KafkaDoor kafka;
    private final AcceptedJournal journal;
    private final Listener listener;
    private final Duration limit;
    private final Map<String, List<Statement>> toPush = new TreeMap<>();
    private final Map<String, List<Statement>> toWrite = new TreeMap<>();
    private final Map<Statement, Sent> toConfirm = new LinkedHashMap<>();
    private long accepted;
    private long refused;

    /**
     * A statement that somebody has and no case shows yet.
     *
     * @param place where it lies in Kafka, if it does
     * @param caseId under which its case will go, once asked for
     */
    private record Sent(@Nullable String place, @Nullable String caseId) {}

    /** Learns what became of each account; in no particular order. */
    public interface Listener {
        void accepted(Accepted accepted);

        void refused(Refused refused);
    }

    /** How many accounts intake has, those of earlier attempts included, and how many it did not want. */
    public record Loaded(long accepted, long refused) {}

    public Loader(Doors doors, AcceptedJournal journal, Listener listener) {
        this(doors, journal, listener, LIMIT);
    }

    /** @param limit how long to try while nothing moves */
    Loader(Doors doors, AcceptedJournal journal, Listener listener, Duration limit) {
        this.http = new HttpDoor(doors);
        this.kafka = new KafkaDoor(doors);
        this.journal = journal;
        this.listener = listener;
        this.limit = limit;
    }

    /** Returns when each account is accepted or refused; memory is bounded by the chunks. */
    public Loaded load(Stream<SampleAccount> accounts) {
        accepted = 0;
        refused = 0;
        accounts.sequential().map(Statement::of).forEach(this::take);
        toPush.keySet().forEach(this::push);
        toWrite.keySet().forEach(this::write);
        confirm();
        return new Loaded(accepted, refused);
    }

    private void take(Statement statement) {
        Optional<Accepted> known = journal.find(statement);
        if (known.isPresent() && stillThere(statement, known.get())) {
            accept(List.of(known.get()));
            return;
        }
        String lender = statement.sample().lender();
        boolean viaKafka = statement.sample().viaKafka();
        List<Statement> chunk = (viaKafka ? toWrite : toPush).computeIfAbsent(lender, _ -> new ArrayList<>());
        chunk.add(statement);
        if (chunk.size() >= CHUNK) {
            if (viaKafka) {
                write(lender);
            } else {
                push(lender);
            }
        }
        if (toConfirm.size() >= 4 * CHUNK) {
            confirm();
        }
    }

    private boolean stillThere(Statement statement, Accepted known) {
        Patience patience = new Patience(limit);
        while (true) {
            try {
                return http.caseId(statement).equals(known.caseId()) && http.exists(statement, known.caseId());
            } catch (IOException notNow) {
                patience.pause("intake does not say which cases it has", notNow);
            }
        }
    }

    private void push(String lender) {
        List<Statement> left = toPush.getOrDefault(lender, List.of());
        Patience patience = new Patience(limit);
        while (!left.isEmpty()) {
            List<HttpDoor.Answer> answers = List.of();
            IOException notNow = null;
            try {
                answers = http.push(lender, left);
            } catch (IOException e) {
                notNow = e;
            }
            List<Statement> again = new ArrayList<>(left.subList(answers.size(), left.size()));
            List<Accepted> taken = new ArrayList<>();
            for (int i = 0; i < answers.size(); i++) {
                if (!answered(left.get(i), answers.get(i), taken)) {
                    again.add(left.get(i));
                }
            }
            accept(taken);
            if (again.size() < left.size()) {
                patience.moved();
            } else {
                patience.pause("intake does not take accounts", notNow);
            }
            left.clear();
            left.addAll(again);
        }
    }

    /** False if the line must be sent again. */
    private boolean answered(Statement statement, HttpDoor.Answer answer, List<Accepted> taken) {
        if (answer.status() == 200) {
            taken.add(Accepted.of(statement, Objects.requireNonNull(answer.id(), "intake accepts without a case id")));
        } else if (answer.status() == 202) {
            // it lies in a mailbox: taken for good, but perhaps there is no case yet
            toConfirm.put(statement, new Sent(null, null));
        } else if (answer.status() >= 500 || answer.status() == 429) {
            return false;
        } else {
            refuse(Refused.of(
                    statement,
                    answer.rule() == null ? "http-" + answer.status() : answer.rule(),
                    answer.field(),
                    answer.detail() == null ? "" : answer.detail()));
        }
        return true;
    }

    private void write(String lender) {
        List<Statement> left = toWrite.getOrDefault(lender, List.of());
        Patience patience = new Patience(limit);
        while (!left.isEmpty()) {
            List<Statement> again = new ArrayList<>();
            for (KafkaDoor.Written written : kafka.write(lender, left)) {
                if (written.place() == null) {
                    again.add(written.statement());
                } else {
                    toConfirm.put(written.statement(), new Sent(written.place(), null));
                }
            }
            if (again.size() < left.size()) {
                patience.moved();
            } else {
                patience.pause("Kafka does not take accounts", null);
            }
            left.clear();
            left.addAll(again);
        }
    }

    private void confirm() {
        Patience patience = new Patience(limit);
        while (!toConfirm.isEmpty()) {
            int before = toConfirm.size();
            IOException notNow = askForCases();
            if (!toConfirm.isEmpty()) {
                readNotices();
            }
            if (toConfirm.size() < before) {
                patience.moved();
            } else {
                patience.pause(toConfirm.size() + " accounts were sent and have no case", notNow);
            }
        }
    }

    private @Nullable IOException askForCases() {
        List<Accepted> found = new ArrayList<>();
        IOException notNow = null;
        for (var waiting : List.copyOf(toConfirm.entrySet())) {
            Statement statement = waiting.getKey();
            try {
                String known = waiting.getValue().caseId();
                String caseId = known == null ? http.caseId(statement) : known;
                if (http.exists(statement, caseId)) {
                    found.add(Accepted.of(statement, caseId));
                    toConfirm.remove(statement);
                } else {
                    toConfirm.put(statement, new Sent(waiting.getValue().place(), caseId));
                }
            } catch (IOException e) {
                notNow = e;
                break;
            }
        }
        accept(found);
        return notNow;
    }

    private void readNotices() {
        Set<String> lenders = new TreeSet<>();
        toConfirm.forEach((statement, sent) -> {
            if (sent.place() != null) {
                lenders.add(statement.sample().lender());
            }
        });
        Map<String, MessageRefused> refusals = new HashMap<>();
        lenders.forEach(lender -> refusals.putAll(kafka.refusals(lender)));
        for (var waiting : List.copyOf(toConfirm.entrySet())) {
            MessageRefused refusal = refusals.get(waiting.getValue().place());
            if (refusal != null) {
                toConfirm.remove(waiting.getKey());
                refuse(Refused.of(waiting.getKey(), refusal.rule(), refusal.field(), refusal.detail()));
            }
        }
    }

    private void accept(List<Accepted> all) {
        journal.append(all);
        accepted += all.size();
        all.forEach(listener::accepted);
    }

    private void refuse(Refused one) {
        refused++;
        listener.refused(one);
    }

    @Override
    public void close() {
        kafka.close();
        http.close();
    }
}
