package io.recourse.rules.pack;

import com.fasterxml.jackson.core.JacksonException;
import io.recourse.contracts.json.SealedJson;
import io.recourse.rules.calendar.CalendarPack;
import io.recourse.rules.calendar.Terms;
import io.recourse.rules.calendar.WorkingDays;
import io.recourse.rules.calendar.Zones;
import io.recourse.rules.clearance.ClearancePolicy;
import io.recourse.rules.contact.ContactGuard;
import io.recourse.rules.contact.ContactPack;
import io.recourse.rules.contact.PhrasePack;
import io.recourse.rules.contact.Phrases;
import io.recourse.rules.debit.DebitNoticeLaw;
import io.recourse.rules.limitation.LimitationPolicy;
import io.recourse.rules.money.DebtOrder;
import io.recourse.rules.money.JudgmentInterest;
import io.recourse.rules.money.RateCap;
import io.recourse.rules.money.Waterfalls;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The packs that ship with this module, by jurisdiction ({@code CN}, {@code US}). A pack that does not fit stops the start. */
public final class Packs {

    private Packs() {}

    public static CalendarPack calendar(String jurisdiction) {
        return read(CalendarPack.class, "calendar", jurisdiction);
    }

    public static WorkingDays workingDays(String jurisdiction) {
        return new WorkingDays(calendar(jurisdiction));
    }

    public static Terms terms(String jurisdiction) {
        return new Terms(workingDays(jurisdiction));
    }

    public static Zones zones(String jurisdiction) {
        return read(Zones.class, "zones", jurisdiction);
    }

    public static ContactPack contact(String jurisdiction) {
        return read(ContactPack.class, "contact", jurisdiction);
    }

    public static ContactGuard contactGuard(String jurisdiction) {
        return new ContactGuard(contact(jurisdiction), workingDays(jurisdiction));
    }

    /** What nobody may say to a debtor, in all languages we speak. */
    public static Phrases phrases() {
        return new Phrases(List.of(read(PhrasePack.class, "phrases", "zh"), read(PhrasePack.class, "phrases", "en")));
    }

    /** What announces suit or enforcement, in all languages we speak. */
    public static Phrases threatsOfSuit() {
        return new Phrases(List.of(read(PhrasePack.class, "threats", "zh"), read(PhrasePack.class, "threats", "en")));
    }

    public static LimitationPolicy limitation(String jurisdiction) {
        return read(LimitationPolicy.class, "limitation", jurisdiction);
    }

    public static ClearancePolicy clearance(String jurisdiction) {
        return read(ClearancePolicy.class, "clearance", jurisdiction);
    }

    public static DebitNoticeLaw debitNotice(String jurisdiction) {
        return read(DebitNoticeLaw.class, "debit-notice", jurisdiction);
    }

    public static JudgmentInterest judgmentInterest(String jurisdiction) {
        return read(JudgmentInterest.class, "judgment-interest", jurisdiction);
    }

    public static RateCap rateCap(String jurisdiction) {
        return read(RateCap.class, "lpr", jurisdiction);
    }

    public static Waterfalls waterfalls(String jurisdiction) {
        return read(Waterfalls.class, "waterfalls", jurisdiction);
    }

    public static DebtOrder debtOrder(String jurisdiction) {
        return read(DebtOrder.class, "debt-order", jurisdiction);
    }

    private static <T> T read(Class<T> type, String kind, String jurisdiction) {
        return resource(type, "/rules/" + kind + "-" + jurisdiction.toLowerCase(Locale.ROOT) + ".json");
    }

    /** Reads a pack of another module from its class path, with the same strictness. */
    public static <T> T resource(Class<T> type, String path) {
        try (InputStream in = type.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no pack at " + path);
            }
            return read(type, in, path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what an installation adds to a pack, with the same strictness. */
    public static <T> T file(Class<T> type, Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return read(type, in, path.toString());
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("no pack at " + path, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(Class<T> type, InputStream in, String path) throws IOException {
        try {
            return SealedJson.mapper().readValue(in, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the pack " + path + " does not fit: " + e.getOriginalMessage(), e);
        }
    }
}
