package io.recourse.verify.law;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The contact law of one jurisdiction as its file has it. What a file has and this does not know makes it unreadable. */
@JsonIgnoreProperties("source")
public record Pack(
        String name,
        int version,
        String jurisdiction,
        List<Zone> zones,
        List<Bar> bars,
        ThirdParties thirdParties,
        List<WorkingDays> workingDays,
        List<Hours> hours,
        List<Budget> budgets) {

    /** What nobody may make use of. */
    @JsonIgnoreProperties({"source", "zh", "en"})
    public record Zone(String practice, String rule) {}

    /** A fact that bars contact. */
    @JsonIgnoreProperties("source")
    public record Bar(String flag, boolean sparesThirdParties, String rule) {}

    /** @param persons who is one */
    @JsonIgnoreProperties("source")
    public record ThirdParties(Set<String> persons, Opening opening, Only only, PerPerson perPerson, Most list) {
        public ThirdParties {
            persons = Set.copyOf(persons);
        }
    }

    /** @param flags one of which must be up */
    @JsonIgnoreProperties("source")
    public record Opening(Set<String> flags, String rule) {
        public Opening {
            flags = Set.copyOf(flags);
        }
    }

    @JsonIgnoreProperties("source")
    public record Only(String purpose, String rule) {}

    /** @param unless this flag is up */
    @JsonIgnoreProperties("source")
    public record PerPerson(int max, @Nullable String unless, String rule) {}

    @JsonIgnoreProperties("source")
    public record Most(int max, String rule) {}

    @JsonIgnoreProperties("source")
    public record WorkingDays(Set<Kind> kinds, String rule) {
        public WorkingDays {
            kinds = Set.copyOf(kinds);
        }
    }

    /** @param to the first time at which it is too late */
    @JsonIgnoreProperties("source")
    public record Hours(Set<Kind> kinds, LocalTime from, LocalTime to, boolean consentLifts, String rule) {
        public Hours {
            kinds = Set.copyOf(kinds);
        }
    }

    /**
     * @param days calendar days that are looked at together, 1 = the day itself
     * @param when only while this flag is up
     */
    @JsonIgnoreProperties("source")
    public record Budget(
            Set<Kind> kinds,
            Counted counted,
            int max,
            int days,
            Scope scope,
            @Nullable String when,
            String rule) {
        public Budget {
            kinds = Set.copyOf(kinds);
            if (max < 1 || days < 1) {
                throw new IllegalArgumentException(rule + " needs max and days of at least 1");
            }
        }
    }

    /** Which contacts a budget counts. */
    public enum Counted {
        EFFECTIVE_CALL,
        CONVERSATION,
        UNANSWERED_DIAL,
        ATTEMPT
    }

    /** Whose contacts a budget counts. */
    public enum Scope {
        PARTY,
        PARTY_AND_LENDER,
        PARTY_AND_DEBT,
        NUMBER
    }

    public Pack {
        zones = List.copyOf(zones);
        bars = List.copyOf(bars);
        workingDays = List.copyOf(workingDays);
        hours = List.copyOf(hours);
        budgets = List.copyOf(budgets);
    }

    String id() {
        return name + "@" + version;
    }

    /** The same law and further budgets after its own. */
    Pack plus(List<Budget> more) {
        List<Budget> all = new ArrayList<>(budgets);
        all.addAll(more);
        return new Pack(name, version, jurisdiction, zones, bars, thirdParties, workingDays, hours, all);
    }

    /** Every rule by which it may deny a contact. */
    Stream<String> rules() {
        Stream<String> persons = Stream.of(
                thirdParties.opening().rule(),
                thirdParties.only().rule(),
                thirdParties.perPerson().rule(),
                thirdParties.list().rule());
        return Stream.of(
                        zones.stream().map(Zone::rule),
                        bars.stream().map(Bar::rule),
                        persons,
                        workingDays.stream().map(WorkingDays::rule),
                        hours.stream().map(Hours::rule),
                        budgets.stream().map(Budget::rule))
                .flatMap(rules -> rules);
    }
}
