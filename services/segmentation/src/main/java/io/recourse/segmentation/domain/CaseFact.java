package io.recourse.segmentation.domain;

import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.SegmentationEvent.Cause;
import io.recourse.segmentation.domain.Profile.Area;
import io.recourse.segmentation.domain.Strategy.Situation;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a strategy's condition may ask of a case. The list is closed and documented, so no condition can ask for what a case is
 * not to be judged by (个人信息保护法 art. 24).
 */
public enum CaseFact {
    BAND("grade of the probability of default, A (best) to E", word(Band.class, s -> s.score()
            .band())),
    PD_PPM("probability of default, parts per million, 0 to 1 000 000", number(s -> s.score()
            .pdPpm())),
    CLUSTER(
            "the kind of case by what it is like: LITIGIOUS, OVERINDEBTED, UNSTEADY in income, of a STRAINED industry, else NEGOTIABLE",
            word(Cluster.class, Situation::cluster)),
    CAUSE("why the debtor does not pay, by the cause rules", word(Cause.class, Situation::cause)),
    QUADRANT(
            "whether the debtor is able and whether it is willing to pay, by the cause rules",
            word(Quadrant.class, Situation::quadrant)),
    BUCKET(
            "delinquency bucket: TECHNICAL below 4 days past due, EARLY to 30, M1 to 60, M2 to 90, M3 beyond",
            word(Bucket.class, s -> s.standing().bucket())),
    DPD("days past due", number(s -> s.standing().dpd())),
    OWED(
            "what is owed in whole reference units, rounded down",
            number(s -> s.owed().setScale(0, RoundingMode.FLOOR).longValueExact())),
    DEBTOR_KIND(
            "a person or an enterprise", word(DebtorKind.class, s -> s.facts().debtorKind())),
    SECURED("whether collateral was pledged", truth(s -> s.facts().secured())),
    JURISDICTION("whose law governs, for example CN", text(s -> s.facts().jurisdiction())),
    LENDER("whose debt it is, by the lender's id", text(s -> s.facts().lender())),
    DEBT_RATIO_BP(
            "debt as a share of limit or income, basis points",
            number(s -> s.facts().scoring().debtRatioBp())),
    INCOME_VOLATILITY_BP(
            "coefficient of variation of income, basis points",
            number(s -> s.facts().scoring().incomeVolatilityBp())),
    INDUSTRY_INDEX_BP(
            "change of the industry's index against its baseline, basis points: as last read, else as pushed",
            number(s -> s.facts().scoring().industryIndexBp())),
    INDUSTRY_RISK(
            "risk of the industry, 0 (safe) to 10",
            number(s -> s.facts().scoring().industryRisk())),
    MONTHS_LATE_12(
            "months late in the last twelve, 0 to 12",
            number(s -> s.facts().scoring().monthsLate12())),
    CONCEALMENT(
            "whether spending is out of proportion to the declared income; false where no profile says so",
            truth(s -> Boolean.TRUE.equals(shown(s).concealment()))),
    RECENT_TRANSFERS(
            "transfers below their worth within the look-back window; 0 where no profile tells any",
            number(s -> orNone(shown(s).transfers()))),
    RELATED_COMPANIES(
            "companies related to the debtor; 0 where no profile tells any", number(s -> orNone(shown(s).companies()))),
    AREA(
            "where the debtor lives, or the enterprise sits; UNKNOWN where no profile says so",
            new Reading(new Kind.Word("Area", List.of("RURAL", "URBAN", "UNKNOWN")), s -> {
                Area area = shown(s).area();
                return area == null ? "UNKNOWN" : area.name();
            })),
    INDUSTRY(
            "GB/T 4754 code of the industry, for example C17; empty where no profile says so",
            text(s -> Objects.requireNonNullElse(shown(s).industry(), "")));

    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Shown NOTHING = new Shown(null, null, null, null, null, null);

    /** What kind of value a fact is. */
    public sealed interface Kind {

        /** A whole number of 64 bits. */
        record Numeric() implements Kind {}

        /** Yes or no. */
        record Truth() implements Kind {}

        /** Any text. */
        record Text() implements Kind {}

        /** One of a closed list of words, written {@code Name.WORD}. */
        record Word(String name, List<String> words) implements Kind {
            public Word {
                words = List.copyOf(words);
            }
        }
    }

    private record Reading(Kind kind, Function<Situation, Object> read) {}

    private final String about;

    @SuppressWarnings("ImmutableEnumChecker") // how a record is read does not change
    private final Reading reading;

    CaseFact(String about, Reading reading) {
        this.about = about;
        this.reading = reading;
    }

    /** As a condition writes it: {@code months_late_12}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those that a condition names, with what the case says of each. */
    static Map<String, String> asked(String condition, Situation situation) {
        Set<String> words =
                WORD.matcher(condition).results().map(MatchResult::group).collect(Collectors.toSet());
        return Arrays.stream(values())
                .filter(fact -> words.contains(fact.code()))
                .collect(Collectors.toMap(
                        CaseFact::code, fact -> String.valueOf(fact.of(situation)), (one, _) -> one, TreeMap::new));
    }

    /** What it says, for those who write conditions. */
    public String about() {
        return about;
    }

    public Kind kind() {
        return reading.kind();
    }

    /** A {@link Long}, {@link Boolean} or {@link String}; a word is its name. */
    public Object of(Situation situation) {
        return reading.read().apply(situation);
    }

    private static Shown shown(Situation situation) {
        return Objects.requireNonNullElse(situation.standing().shown(), NOTHING);
    }

    private static long orNone(@Nullable Integer count) {
        return count == null ? 0 : count;
    }

    private static Reading number(ToLongFunction<Situation> read) {
        return new Reading(new Kind.Numeric(), read::applyAsLong);
    }

    private static Reading truth(Predicate<Situation> read) {
        return new Reading(new Kind.Truth(), read::test);
    }

    private static Reading text(Function<Situation, String> read) {
        return new Reading(new Kind.Text(), read::apply);
    }

    private static <W extends Enum<W>> Reading word(Class<W> words, Function<Situation, W> read) {
        return new Reading(
                new Kind.Word(
                        words.getSimpleName(),
                        Arrays.stream(words.getEnumConstants()).map(Enum::name).toList()),
                situation -> read.apply(situation).name());
    }
}
