package io.recourse.local.run;

import io.recourse.local.portfolio.Profiles;
import io.recourse.local.process.StackFailed;
import io.recourse.local.run.SandboxClient.Said;
import io.recourse.local.world.People;
import io.recourse.local.world.Person;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Tells segmentation what the lenders know of the debtors, each with its own lender's token. */
final class ProfilePost {
    private static final int AT_ONCE = 8;
    private static final int SAY_EVERY = 1_000;
    private static final String SEGMENTATION = "segmentation";

    private final SandboxClient client;
    private final People people;
    private final Consumer<String> say;

    ProfilePost(SandboxClient client, People people, Consumer<String> say) {
        this.client = client;
        this.people = people;
        this.say = say;
    }

    /**
     * Returns when each is told; without segmentation nobody is asked.
     *
     * @throws StackFailed with the case and the rule, for the first that is refused
     */
    void tell(Profiles profiles) {
        if (!client.runs(SEGMENTATION)) {
            return;
        }
        List<Person> all = people.all();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger told = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        Callable<Void> worker = () -> {
            try {
                int place = next.getAndIncrement();
                while (place < all.size() && !over.get()) {
                    if (tell(all.get(place), profiles)) {
                        int number = told.incrementAndGet();
                        if (number % SAY_EVERY == 0) {
                            say.accept("  " + number + " profiles told");
                        }
                    }
                    place = next.getAndIncrement();
                }
            } catch (RuntimeException e) {
                over.set(true);
                throw e;
            }
            return null;
        };
        ExecutorService threads = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofPlatform().daemon().name("profiles-", 0).factory());
        try {
            for (Future<Void> done : threads.invokeAll(Collections.nCopies(AT_ONCE, worker))) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailed("interrupted while profiles were told", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StackFailed failed
                    ? failed
                    : new StackFailed("a profile could not be told: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
        say.accept(told.get() + " profiles told");
    }

    /** False if nothing is known of this one. */
    private boolean tell(Person person, Profiles profiles) {
        Optional<String> profile = profiles.of(person.sample());
        if (profile.isEmpty()) {
            return false;
        }
        String caseId = people.caseOf(person);
        String body = profile.get();
        // a run that goes on with the data of another seed has another profile, so the key holds it
        String key = Digest.sha256(caseId + body).substring(0, 32);
        Said said = client.put(
                SEGMENTATION,
                "/v1/cases/" + caseId + "/profile",
                client.tokens().lender(person.lender()),
                key,
                body);
        if (!said.accepted()) {
            throw new StackFailed("segmentation does not take the profile of case " + caseId + ": " + said.status()
                    + " " + said.rule());
        }
        return true;
    }
}
