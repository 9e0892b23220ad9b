package io.recourse.segmentation.domain;

import io.recourse.contracts.Money;
import io.recourse.segmentation.domain.Profile.Asset;
import io.recourse.segmentation.domain.Profile.Contact;
import io.recourse.segmentation.domain.Profile.CourtRecord;
import io.recourse.segmentation.domain.Profile.Holding;
import io.recourse.segmentation.domain.Profile.Transfer;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Judges a profile whose form is right as a whole: nothing in it lies after its own day, and its parts fit each other. */
public final class ProfileReader {

    private ProfileReader() {}

    /** @throws InvalidPolicy with all faults, if there are any */
    public static void judge(Profile profile) {
        Faults faults = new Faults("profile");
        LocalDate asOf = profile.asOf();
        faults.at("currency").unless(isCurrency(profile.currency()), "an ISO 4217 code of a currency with minor units");
        if (profile.account() != null) {
            notAfter(profile.account().openedOn(), asOf, faults.at("account").at("openedOn"));
        }
        if (profile.work() != null) {
            notAfter(profile.work().since(), asOf, faults.at("work").at("since"));
        }
        each(
                profile.assets(),
                faults.at("assets"),
                (Asset asset, Faults at) -> notAfter(asset.acquiredOn(), asOf, at.at("acquiredOn")));
        each(
                profile.records(),
                faults.at("records"),
                (CourtRecord one, Faults at) -> notAfter(one.on(), asOf, at.at("on")));
        each(
                profile.transfers(),
                faults.at("transfers"),
                (Transfer one, Faults at) -> notAfter(one.on(), asOf, at.at("on")));
        Set<Object> channels = new HashSet<>();
        each(profile.contacts(), faults.at("contacts"), (Contact one, Faults at) -> {
            at.at("channel").unless(channels.add(one.channel()), "another one has this channel");
            at.at("reached").unless(one.reached() <= one.attempts(), "no more were reached than tried");
            notAfter(one.lastReachedOn(), asOf, at.at("lastReachedOn"));
        });
        Set<Object> pairs = new HashSet<>();
        each(
                profile.holdings(),
                faults.at("holdings"),
                (Holding one, Faults at) ->
                        at.unless(pairs.add(List.of(one.owner(), one.owned())), "another one is between these two"));
        faults.raise();
    }

    private static <T> void each(@Nullable List<T> list, Faults faults, BiConsumer<T, Faults> judge) {
        if (list != null) {
            for (int i = 0; i < list.size(); i++) {
                judge.accept(list.get(i), faults.at(Integer.toString(i)));
            }
        }
    }

    private static boolean isCurrency(String code) {
        try {
            return Money.digits(code) >= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void notAfter(@Nullable LocalDate day, LocalDate asOf, Faults faults) {
        faults.unless(day == null || !day.isAfter(asOf), "this day lies after the profile's own");
    }
}
