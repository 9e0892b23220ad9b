package io.recourse.verify.check;

import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Fact.ActPerformed;
import io.recourse.verify.evidence.Fact.AuctionAnnounced;
import io.recourse.verify.evidence.Fact.ClearanceGranted;
import io.recourse.verify.evidence.Fact.ForcedSaleOpened;
import io.recourse.verify.evidence.Fact.SaleRequested;
import io.recourse.verify.evidence.Post;
import io.recourse.verify.evidence.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Filings, debits and notices of sale cannot be undone: the ledger's word for that request came before and still stood. */
public final class ActsAreCleared implements Check {

    private static final String DEBIT = "auto-debit";

    private record Grant(Instant from, Instant until, String act) {}

    @Override
    public String name() {
        return "acts-are-cleared";
    }

    @Override
    public String sentence() {
        return "Nothing irreversible happens without a clearance of its request, granted before and not yet over";
    }

    @Override
    public String unit() {
        return "acts";
    }

    @Override
    public Set<String> rules() {
        return Set.of("no-clearance", "cleared-afterwards", "clearance-over");
    }

    @Override
    public boolean everyRunHasSome() {
        return false;
    }

    @Override
    public Examined examine(Evidence evidence) {
        Examined.Notes notes = new Examined.Notes(this);
        Story.all(evidence).values().forEach(story -> look(notes, story));
        return notes.end();
    }

    private static void look(Examined.Notes notes, Story story) {
        Map<String, List<Grant>> byRequest = new HashMap<>();
        for (Post post : story.on(Story.INTAKE)) {
            if (post.fact() instanceof ClearanceGranted(String requestId, String act, Instant until)) {
                byRequest
                        .computeIfAbsent(requestId, _ -> new ArrayList<>())
                        .add(new Grant(post.businessAt(), until, act));
            }
        }
        Map<String, List<Grant>> byAsset = new HashMap<>();
        for (SaleRequested sale : story.facts(SaleRequested.class)) {
            byAsset.computeIfAbsent(sale.asset(), _ -> new ArrayList<>())
                    .addAll(of(byRequest, sale.requestId(), sale.act()));
        }
        for (Post post : story.posts()) {
            switch (post.fact()) {
                case ActPerformed(String requestId, String act, Instant at) ->
                    cleared(notes, post, requestId + " " + act, at, of(byRequest, requestId, act));
                case Fact.DebitMade d ->
                    cleared(notes, post, d.requestId() + " " + DEBIT, d.at(), of(byRequest, d.requestId(), DEBIT));
                case AuctionAnnounced(String asset, int round, Instant noticeAt) ->
                    cleared(notes, post, asset + " round " + round, noticeAt, byAsset.getOrDefault(asset, List.of()));
                // its notice, not its opening weeks later, is what cannot be undone
                case ForcedSaleOpened(String asset) ->
                    cleared(
                            notes,
                            post,
                            asset + " forced sale",
                            post.businessAt(),
                            byAsset.getOrDefault(asset, List.of()));
                case Fact _ -> {}
            }
        }
    }

    private static List<Grant> of(Map<String, List<Grant>> byRequest, String requestId, String act) {
        return byRequest.getOrDefault(requestId, List.of()).stream()
                .filter(g -> g.act().equals(act))
                .toList();
    }

    private static void cleared(Examined.Notes notes, Post post, String what, Instant at, List<Grant> grants) {
        notes.look();
        List<Grant> before = grants.stream().filter(g -> !g.from().isAfter(at)).toList();
        String where = post.key();
        if (grants.isEmpty()) {
            notes.find("no-clearance", where, what + " at " + at);
        } else if (before.isEmpty()) {
            notes.find("cleared-afterwards", where, what + " at " + at + ", cleared " + grants);
        } else if (before.stream().allMatch(g -> g.until().isBefore(at))) {
            notes.find("clearance-over", where, what + " at " + at + ", cleared " + before);
        }
    }
}
