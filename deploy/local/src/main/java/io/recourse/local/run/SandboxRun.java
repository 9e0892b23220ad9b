package io.recourse.local.run;

import io.recourse.local.Stack;
import io.recourse.local.parts.Services;
import io.recourse.local.portfolio.Accepted;
import io.recourse.local.portfolio.AcceptedJournal;
import io.recourse.local.portfolio.Doors;
import io.recourse.local.portfolio.Loader;
import io.recourse.local.portfolio.Refused;
import io.recourse.local.portfolio.SampleAccount;
import io.recourse.local.process.StackFailed;
import io.recourse.local.world.People;
import io.recourse.local.world.Person;
import io.recourse.local.world.World;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A run on a running stack: accounts are pushed, time passes, a report is made. */
public final class SandboxRun {
    /** What may be killed. */
    public static final Set<String> PROCESSES = processes();

    private static final int METERS_EVERY_DAYS = 10;

    private final Stack stack;
    private final People people;
    private final World world;
    private final Plan plan;
    private final Consumer<String> say;

    /**
     * @param days how long, virtual
     * @param kill process that is killed on the way, null for none
     */
    public record Plan(long seed, int days, @Nullable String kill) {}

    /** @param world the one whose door the services know; it lives among {@code people}, who are still to come */
    public SandboxRun(Stack stack, People people, World world, Plan plan, Consumer<String> say) {
        this.stack = stack;
        this.people = people;
        this.world = world;
        this.plan = plan;
        this.say = say;
    }

    private static Set<String> processes() {
        Set<String> names = new java.util.LinkedHashSet<>(List.of("postgres", "kafka", "connect"));
        names.addAll(Services.ALL);
        return java.util.Collections.unmodifiableSet(names);
    }

    /** Pushes the book, tells what its lenders know of the debtors, plays it to the end and says what came of it. */
    public Report play(Book book) {
        Map<String, URI> services = stack.serviceUrls();
        Tokens tokens = new Tokens(stack.secrets()::get);
        SandboxClient client = new SandboxClient(services, tokens);
        Subscriptions subscriptions = Subscriptions.of(stack.language());
        Map<String, Long> refused = push(book, services, tokens);
        try (Books books = new Books(stack.postgres(), List.copyOf(services.keySet()));
                PartnerPost post = new PartnerPost(stack.broker(), subscriptions, books, stack.secrets());
                LiveDoors doors = new LiveDoors(client, post, new EchoPost(client, stack.secrets()), people, books)) {
            QuietWatch watch = new QuietWatch(client, post::unread, new QuietTest(subscriptions), this::failOnTrouble);
            Instant start = watch.await().values().stream()
                    .map(Quiet::now)
                    .max(Instant::compareTo)
                    .orElse(Setting.START);
            if (book.profiles() != null) {
                // The services have come to rest: every case is known to segmentation now.
                new ProfilePost(client, people, say).tell(book.profiles());
            }
            Meters meters = new Meters();
            Funnel funnel = Funnel.onStandardOutput(books, start, plan.days());
            Instant end = start.plus(Duration.ofDays(plan.days()));
            long began = System.nanoTime();
            new Runner(watch, world, doors, client::advance)
                    .run(start, Marks.atOrAfter(end), companion(start, client, meters, funnel));
            Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
            readMeters(client, meters);
            doors.refusals().forEach((rule, n) -> refused.merge(rule, n, Long::sum));
            return new ReportWriter(books, client, people, meters).write(plan.seed(), plan.days(), refused, elapsed);
        }
    }

    private Map<String, Long> push(Book book, Map<String, URI> services, Tokens tokens) {
        URI intake = services.get("intake");
        if (intake == null) {
            throw new StackFailed("a run needs intake");
        }
        Map<String, SampleAccount> byKey = new HashMap<>();
        book.accounts().forEach(a -> byKey.put(new Person(a).key(), a));
        Map<String, Long> refused = new TreeMap<>();
        Doors doors = new Doors(intake, tokens::lender, lender -> stack.broker().as("lender-" + lender));
        try (AcceptedJournal journal = AcceptedJournal.open(stack.run().path(AcceptedJournal.NAME));
                Loader loader = new Loader(doors, journal, new Loader.Listener() {
                    @Override
                    public void accepted(Accepted accepted) {
                        String key = accepted.lender() + "/" + accepted.account() + "/" + accepted.episode();
                        SampleAccount account = byKey.get(key);
                        if (account != null) {
                            people.know(accepted.caseId(), new Person(account));
                        }
                    }

                    @Override
                    public void refused(Refused one) {
                        refused.merge(one.rule(), 1L, Long::sum);
                    }
                })) {
            Loader.Loaded loaded = loader.load(book.accounts().stream());
            say.accept(loaded.accepted() + " accounts pushed"
                    + (loaded.refused() == 0 ? "" : ", " + loaded.refused() + " refused"));
        }
        return refused;
    }

    private Runner.Companion companion(Instant start, SandboxClient client, Meters meters, Funnel funnel) {
        return new Runner.Companion() {
            private long metersDay = METERS_EVERY_DAYS;

            @Override
            public void quietAt(Instant now) {
                funnel.at(now);
                long day = Duration.between(start, now).toDays();
                if (day >= metersDay) {
                    metersDay = day + METERS_EVERY_DAYS;
                    readMeters(client, meters);
                }
            }

            @Override
            public void breakSomething() {
                String victim = plan.kill();
                if (victim != null) {
                    funnel.leave();
                    say.accept("kill -9 " + victim);
                    readMeters(client, meters);
                    stack.kill(victim);
                    stack.restart(victim);
                }
            }
        };
    }

    private static void readMeters(SandboxClient client, Meters meters) {
        for (String service : Services.ALL) {
            if (client.runs(service)) {
                meters.read(
                        service,
                        client.get(service, "/q/metrics", client.tokens().operator())
                                .body());
            }
        }
    }

    private void failOnTrouble() {
        CompletableFuture<StackFailed> trouble = stack.trouble();
        if (trouble.isDone()) {
            throw trouble.join();
        }
    }
}
