package io.recourse.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells a newcomer to type, typed word by word beside the stack of a short run. */
@Tag("journey")
class ReadmeJourneyTest {
    private static final int ACCOUNTS = 5;
    private static final int DAYS = 5;
    private static final long MINUTES = 3;

    /** What each service calls a case that is over by recall. */
    private static final Map<String, String> CLOSED = Map.of(
            "INTAKE", "RECALLED",
            "SEGMENTATION", "ended",
            "NEGOTIATION", "CLOSED",
            "LITIGATION", "LEFT",
            "DISPOSAL", "closed");

    /** Where the commands are typed: it has what they name, and none of it is the project's own. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    @SuppressWarnings("NullAway.Init")
    static Path here;

    @SuppressWarnings("NullAway.Init")
    static Journey journey;

    @BeforeAll
    static void play() throws IOException {
        journey = Journey.play(here.toAbsolutePath().resolve(".run"), ACCOUNTS, DAYS, null);
        for (String folder : List.of("contracts", "services")) {
            Files.createSymbolicLink(
                    here.resolve(folder), Path.of("../..", folder).toRealPath());
        }
    }

    @AfterAll
    static void stop() {
        journey.close();
    }

    @Test
    void a_lenders_first_ten_minutes_push_pay_reverse_look_recall_and_report() throws Exception {
        String said = typed(block("A lender's first ten minutes"));
        assertThat(said)
                .containsSubsequence(
                        "\"outcome\":\"opened\"",
                        "\"outcome\":\"opened\"",
                        "PaymentAllocated",
                        "PaymentReversed",
                        "\"status\":\"OPEN\"",
                        "A payment of 1,000.00 CNY with the value date 30 December 2025 came in",
                        "\"items\":[{\"caseId\":",
                        "CaseClosed")
                .doesNotContainPattern("\"status\":[45]");
        assertThat(here.resolve("book.svg")).content().startsWith("<svg");
        for (String service : CLOSED.keySet()) {
            Launcher.eventually(() -> status(service, said).equals(CLOSED.get(service)));
        }
    }

    /** What a service says of the case that the commands have opened. */
    private static String status(String service, String said) {
        return first("\"status\":\"(\\w+)\"", typed("""
                . .run/access.sh
                curl -sS -H "Authorization: Bearer $OPERATOR_TOKEN" $%s_URL/v1/cases/%s""".formatted(service, first("\"id\":\"([0-9a-f]{32})\"", said))));
    }

    private static String first(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
        return found.group(1);
    }

    @Test
    void what_stands_under_by_hand_pushes_a_secured_loan_and_lists_the_cases_of_a_service() throws Exception {
        String commands = block("By hand")
                .lines()
                // moves business time by the project's own Makefile, as CasesJourneyTest does by the class it calls
                .filter(line -> !line.startsWith("make advance"))
                .collect(Collectors.joining("\n"));
        assertThat(typed(commands))
                .containsSubsequence("\"outcome\":\"opened\"", "\"items\":[")
                .doesNotContainPattern("\"status\":[45]");
    }

    @Test
    void a_ladder_is_judged_written_put_in_force_taken_by_a_new_case_and_retired() throws Exception {
        assertThat(typed(block("Strategies")))
                .containsSubsequence(
                        "\"id\":\"enterprise@1\"",
                        "\"valid\":true",
                        "StrategyDrafted",
                        "StrategyTaken",
                        "\"strategy\":\"small-debts@1\"",
                        "\"when\":\"owed < 20000",
                        "\"verdict\":\"NOT_YET\"",
                        "\"preview\":true",
                        "StrategyDropped")
                .doesNotContainPattern("\"status\":[45]");
    }

    @Test
    void a_lender_tells_an_index_that_has_fallen() throws Exception {
        assertThat(typed(block("What is known of a case, and what a book may lose")))
                .contains("\"outcome\":\"accepted\"", "\"changeBp\":-1000", "\"stale\":false");
    }

    @Test
    void a_contact_is_asked_for_a_plan_is_agreed_and_a_mandate_is_given_and_taken_back() throws Exception {
        assertThat(typed(block("Contacting a debtor")))
                .containsSubsequence(
                        "\"allowed\":",
                        "OfferMade",
                        "PlanAgreed",
                        "MandateKept",
                        "\"kind\":\"debit\"",
                        "\"items\":[",
                        "\"items\":[",
                        "MandateTakenBack")
                .doesNotContainPattern("\"status\":[45]");
    }

    @Test
    void a_model_is_uploaded_put_in_force_and_switched_back() throws Exception {
        Path models = Files.createDirectories(here.resolve(".run/models"));
        // what training writes is tried in its own module; here it is what ships, as another version
        String shipped =
                Files.readString(Path.of("../../services/segmentation/src/main/resources/policy/card-history.json"));
        Files.writeString(models.resolve("card-history@2.json"), shipped.replace("card-history@1", "card-history@2"));
        String commands = block("Models")
                .lines()
                .filter(line -> !line.startsWith("make train"))
                .collect(Collectors.joining("\n"));
        assertThat(typed(commands))
                .containsSubsequence(
                        "\"model\":\"card-history@1\"",
                        "ModelWritten",
                        "ModelSwitched",
                        "\"changed\":",
                        "ModelSwitched",
                        "\"changed\":",
                        "ScoringOpened")
                .doesNotContainPattern("\"status\":[45]");
    }

    /** The first block of commands under a heading of the README. */
    private static String block(String heading) throws IOException {
        Matcher found = Pattern.compile("(?ms)^## " + Pattern.quote(heading) + "$.*?^```$\\n(.*?)^```$")
                .matcher(Files.readString(Path.of("../../README.md")));
        assertThat(found.find()).as("the README has commands under %s", heading).isTrue();
        return found.group(1);
    }

    private static String typed(String commands) {
        try {
            return shell(commands);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shell(String commands) throws IOException, InterruptedException {
        Path script = Files.writeString(here.resolve("typed.sh"), commands);
        Path output = here.resolve("said.txt");
        Process shell = new ProcessBuilder("bash", "-eu", "-o", "pipefail", script.toString())
                .directory(here.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(shell.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(output);
        assertThat(shell.exitValue()).as(said).isZero();
        return said;
    }
}
