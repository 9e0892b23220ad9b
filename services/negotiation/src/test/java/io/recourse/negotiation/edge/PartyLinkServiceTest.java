package io.recourse.negotiation.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hamcrest.Matcher;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One person at two lenders, over HTTP, on a real database. Letters, for they may be posted at any hour of the wall clock. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class PartyLinkServiceTest {

    @Inject
    Topics topics;

    private final PaperBroker broker = new PaperBroker();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private String here;
    private String there;
    private String partyHere;
    private String partyThere;

    @BeforeEach
    void a_person_whom_two_lenders_know() {
        here = UUID.randomUUID().toString();
        there = UUID.randomUUID().toString();
        partyHere = talking(here, TestTokens.TENANT_A);
        partyThere = talking(there, TestTokens.TENANT_B);
    }

    private String talking(String id, String tenant) {
        String party = Openings.debtorOf(id);
        Openings.talking(broker, topics, id, Openings.at(tenant, party, now), now, Openings.LATER);
        return party;
    }

    @Test
    void without_a_ground_each_lender_posts_its_letter() {
        ask(TestTokens.LENDER_B, there, "letter-1").body("allowed", equalTo(true));
        ask(TestTokens.LENDER_A, here, "letter-1").body("allowed", equalTo(true));
    }

    @Test
    void on_a_recorded_ground_one_letter_a_day_is_for_both_and_no_lender_learns_of_the_other() {
        String link = link().statusCode(200)
                .body("events", contains("LinkRecorded"))
                .extract()
                .path("id");
        link(link).statusCode(200).body("outcome", equalTo("unchanged"));
        ask(TestTokens.LENDER_B, there, "letter-1").body("allowed", equalTo(true));
        await().untilAsserted(() -> as(TestTokens.OPERATOR)
                .get("/v1/parties/" + partyHere)
                .then()
                .body("state.file.shared.contacts.size()", equalTo(1)));
        String denial = ask(TestTokens.LENDER_A, here, "letter-1")
                .body("allowed", equalTo(false))
                .body("rule", equalTo("letters-per-day"))
                .body("citation", containsString("at most 1 letter per party per day"))
                .body("nextAllowedAt", notNullValue())
                .extract()
                .asString();
        for (String shown : List.of(
                denial,
                shown("/v1/parties/" + partyHere),
                shown("/v1/parties/" + partyHere + "/journal"),
                shown("/v1/cases/" + here),
                shown("/v1/cases/" + here + "/journal"))) {
            assertThat(shown)
                    .doesNotContain(TestTokens.TENANT_B, partyThere, there, link, "shared", "Elsewhere", "Link");
        }
        numbersTellNothing();
        as(TestTokens.OPERATOR)
                .get("/v1/parties/" + partyHere + "/journal")
                .then()
                .body("items.type", hasItems("LinkNoted", "ElsewhereNoted"));
        post(TestTokens.OPERATOR, "/v1/party-links/" + link + ":withdraw", "")
                .statusCode(200)
                .body("events", contains("LinkEnded"));
        await().untilAsserted(() ->
                as(TestTokens.OPERATOR).get("/v1/parties/" + partyHere).then().body("state.file.shared", nullValue()));
        ask(TestTokens.LENDER_A, here, "letter-2").body("allowed", equalTo(true));
    }

    /** A version that jumps, or a number that is missing, would say that somebody else was there, and when. */
    private void numbersTellNothing() {
        as(TestTokens.LENDER_A).get("/v1/parties/" + partyHere).then().body("version", equalTo(0));
        as(TestTokens.LENDER_A).get("/v1/parties?limit=500").then().body("items.version", everyItem(equalTo(0)));
        List<Integer> all = as(TestTokens.LENDER_A)
                .get("/v1/parties/" + partyHere + "/journal")
                .then()
                .extract()
                .path("items.seq");
        assertThat(all)
                .hasSizeGreaterThan(1)
                .isEqualTo(IntStream.rangeClosed(1, all.size()).boxed().toList());
        List<Integer> second = as(TestTokens.LENDER_A)
                .get("/v1/parties/" + partyHere + "/journal?after=1&limit=1")
                .then()
                .extract()
                .path("items.seq");
        assertThat(second).containsExactly(2);
    }

    @Test
    void of_what_a_lender_tells_of_its_party_no_number_comes_back() {
        post(TestTokens.LENDER_A, "/v1/parties/" + partyHere + "/dishonesty-listings", """
                        {"reference": "zhi-1", "listedOn": "2026-01-15"}""")
                .statusCode(200)
                .body("outcome", equalTo("accepted"))
                .body("version", equalTo(0));
        post(TestTokens.LENDER_A, "/v1/parties/" + partyHere + "/hours-consents", """
                        {"consentId": "night-1", "evidence": "recording-1"}""")
                .statusCode(200)
                .body("version", equalTo(0));
        post(TestTokens.LENDER_A, "/v1/parties/" + partyHere + "/hours-consents:withdraw", """
                        {"evidence": "recording-2"}""")
                .statusCode(200)
                .body("version", equalTo(0));
    }

    @Test
    void a_link_shows_who_recorded_it_when_and_on_which_document_to_operators_alone() {
        String link = link().extract().path("id");
        as(TestTokens.OPERATOR)
                .get("/v1/party-links/" + link)
                .then()
                .statusCode(200)
                .body("status", equalTo("STANDING"))
                .body("state.file.by", equalTo("operator"))
                .body("state.file.reference", equalTo("form-7"))
                .body("state.file.basis", equalTo("CONSENT"))
                .body("state.file.at", notNullValue())
                .body("state.file.parties", hasItems(partyHere, partyThere));
        as(TestTokens.OPERATOR)
                .get("/v1/party-links?status=STANDING&limit=500")
                .then()
                .body("items.id", hasItem(link));
        as(TestTokens.OPERATOR)
                .get("/v1/party-links/" + link + "/journal")
                .then()
                .body("items.type", contains("LinkRecorded"));
        problem(as(TestTokens.LENDER_A).get("/v1/party-links/" + link).then(), 403, "role-not-allowed", null);
        problem(
                post(TestTokens.LENDER_A, "/v1/party-links", body(link, partyHere, partyThere)),
                403,
                "role-not-allowed",
                null);
    }

    @Test
    void a_link_joins_parties_that_are_there_and_of_several_lenders() {
        problem(
                post(TestTokens.OPERATOR, "/v1/party-links", body("l-x", partyHere, "nobody")),
                404,
                "unknown-subject",
                null);
        problem(
                post(TestTokens.OPERATOR, "/v1/party-links", body("l-x", partyHere, partyHere)),
                409,
                "link-parties",
                "parties");
        String same = talking(UUID.randomUUID().toString(), TestTokens.TENANT_A);
        problem(
                post(TestTokens.OPERATOR, "/v1/party-links", body("l-x", partyHere, same)),
                400,
                "link-within-lender",
                "parties");
        problem(
                post(
                        TestTokens.OPERATOR,
                        "/v1/party-links",
                        body("l-x", partyHere, partyThere).replace("CONSENT", "GUESS")),
                400,
                "field-invalid",
                "basis");
        problem(post(TestTokens.OPERATOR, "/v1/party-links/nothing:withdraw", ""), 404, "unknown-subject", null);
    }

    @Test
    void a_court_lists_a_party_and_takes_it_off_again() {
        LocalDate today = LocalDate.ofInstant(now, ZoneId.of("Asia/Shanghai"));
        String listings = "/v1/parties/" + partyHere + "/dishonesty-listings";
        String listed = "{\"reference\": \"zhi-1234\", \"listedOn\": \"" + today + "\"}";
        post(TestTokens.LENDER_A, listings, listed)
                .statusCode(200)
                .body("events", contains("ListingNoted", "FlagNoted"));
        post(TestTokens.LENDER_A, listings, listed).body("outcome", equalTo("unchanged"));
        shows("state.file.flags", hasItem("DISHONEST_LISTED"));
        problem(
                post(
                        TestTokens.LENDER_A,
                        listings,
                        listed.replace(today.toString(), today.plusDays(2).toString())),
                409,
                "listing-contradicts",
                "listedOn");
        problem(
                post(
                        TestTokens.LENDER_A,
                        listings,
                        listed.replace("zhi-1234", "zhi-5")
                                .replace(today.toString(), today.plusDays(2).toString())),
                409,
                "listing-in-future",
                "listedOn");
        problem(post(TestTokens.LENDER_B, listings, listed), 404, "unknown-subject", null);
        problem(post(TestTokens.OPERATOR, listings, listed), 403, "role-not-allowed", null);
        String lifted = "{\"liftedOn\": \"" + today + "\"}";
        problem(post(TestTokens.LENDER_A, listings + "/other:lift", lifted), 409, "listing-unknown", null);
        post(TestTokens.LENDER_A, listings + "/zhi-1234:lift", lifted)
                .statusCode(200)
                .body("events", contains("ListingLifted", "FlagNoted"));
        shows("state.file.flags", not(hasItem("DISHONEST_LISTED")));
        shows("state.file.listings.liftedOn", contains(today.toString()));
    }

    private void shows(String path, Matcher<?> what) {
        as(TestTokens.LENDER_A)
                .get("/v1/parties/" + partyHere)
                .then()
                .statusCode(200)
                .body(path, what);
    }

    private static String shown(String path) {
        return as(TestTokens.LENDER_A)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private ValidatableResponse link() {
        return link("link-" + here.substring(0, 8));
    }

    private ValidatableResponse link(String id) {
        return post(TestTokens.OPERATOR, "/v1/party-links", body(id, partyHere, partyThere));
    }

    private static String body(String id, String one, String other) {
        return """
                {"linkId": "%s", "parties": ["%s", "%s"], "basis": "CONSENT", "reference": "form-7"}
                """.formatted(id, one, other);
    }

    private static ValidatableResponse ask(String who, String caseId, String askId) {
        return post(who, "/v1/contact-permissions", """
                {"askId": "%s", "caseId": "%s", "channel": "LETTER", "purpose": "DUNNING", "tone": "FIRM"}
                """.formatted(askId, caseId))
                .statusCode(200);
    }
}
