package io.recourse.casework.spec;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.recourse.casework.desk.Database;
import java.util.Set;
import java.util.regex.Pattern;

/** Which room of the house a class lives in, and what is kept out of which room. */
final class Rooms {

    private static final String FIXTURES = "io.recourse.casework.spec.fixtures..";
    private static final String FIXTURES_OF_SCORES = "io.recourse.casework.spec.fixtures.floating.segmentation..";

    /** Packages of rules: the stages' domains, the shared rules but for the code that reads their files, the core API. */
    static final DescribedPredicate<JavaClass> PURE = resideInAnyPackage(
                    "..domain..", "io.recourse.rules..", "io.recourse.casework.decision")
            .and(DescribedPredicate.not(resideInAPackage("io.recourse.rules.pack")))
            .as("are pure");

    /** What a score is made of and how its document is read, wherever in segmentation's domain it is named so. */
    static final DescribedPredicate<JavaClass> SCORES = resideInAnyPackage(
                    "io.recourse.segmentation..", FIXTURES_OF_SCORES)
            .and(DescribedPredicate.describe("are scores", c -> c.getName().matches(".*\\.Score\\w*(\\$.*)?")))
            .as("are scores");

    static final DescribedPredicate<JavaMethodCall> SEES_ALL_TENANTS = DescribedPredicate.describe(
            "sees all tenants",
            call -> call.getTargetOwner().isEquivalentTo(Database.class)
                    && Set.of("forAll", "askForAll").contains(call.getName()));

    /** Fixtures stand for services, but for the one that stands for casework. */
    static final DescribedPredicate<JavaClass> CASEWORK = resideInAPackage("io.recourse.casework..")
            .and(DescribedPredicate.not(resideInAPackage(FIXTURES)))
            .or(resideInAPackage(FIXTURES + "machine"))
            .as("belong to casework");

    /** The stateless session and its queries are lent by casework; everything that leads to another is not. */
    static final DescribedPredicate<JavaClass> OPEN_SESSIONS = resideInAnyPackage(
                    "org.hibernate..",
                    "jakarta.persistence..",
                    "io.vertx.pgclient..",
                    "io.vertx.sqlclient..",
                    "io.vertx.mutiny.pgclient..",
                    "io.vertx.mutiny.sqlclient..",
                    "io.agroal..",
                    "java.sql..",
                    "javax.sql..")
            .and(DescribedPredicate.describe("are not lent", c -> !isLent(c)))
            .as("open sessions");

    static final DescribedPredicate<JavaClass> PRODUCE_TO_KAFKA = DescribedPredicate.describe(
            "produce to Kafka",
            c -> c.getPackageName().startsWith("org.apache.kafka.clients.producer")
                    || c.getSimpleName().endsWith("Emitter")
                            && c.getPackageName().contains("reactive.messaging")
                    || c.getFullName().equals("org.eclipse.microprofile.reactive.messaging.Outgoing"));

    private static final Pattern STAGE = Pattern.compile(
            "io\\.recourse\\.(intake|segmentation|negotiation|litigation|disposal|rules)\\..*"
                    + "|io\\.recourse\\.contracts\\.(Intake|Party|Segmentation|Negotiation|Litigation|Disposal)Event.*");
    private static final Pattern DOMAIN_WORD = Pattern.compile(
            ".*(Promise|Auction|Loan|Debt|Court|Lawsuit|Suit|Filing|Dunning|Ladder|Collateral|Guarant|Instal|Waterfall|Overdue"
                    + "|Score|Strategy|Bucket|Intake|Segment|Negotiat|Litigat|Disposal|Enforce|Payment|Interest).*");

    private Rooms() {}

    private static boolean isLent(JavaClass c) {
        String name = c.getFullName();
        return name.equals("org.hibernate.reactive.mutiny.Mutiny$StatelessSession")
                || name.startsWith("org.hibernate.reactive.mutiny.Mutiny$") && name.endsWith("Query");
    }

    static ArchCondition<JavaClass> speakOfAStage() {
        return new ArchCondition<>("speak of a stage") {
            @Override
            public void check(JavaClass c, ConditionEvents events) {
                if (DOMAIN_WORD.matcher(c.getSimpleName()).matches()) {
                    events.add(SimpleConditionEvent.satisfied(c, c.getFullName() + " is named with a domain word"));
                }
                for (Dependency dependency : c.getDirectDependenciesFromSelf()) {
                    if (STAGE.matcher(dependency
                                    .getTargetClass()
                                    .getBaseComponentType()
                                    .getFullName())
                            .matches()) {
                        events.add(SimpleConditionEvent.satisfied(c, dependency.getDescription()));
                    }
                }
            }
        };
    }
}
