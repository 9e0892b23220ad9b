package io.recourse.intake.edge;

import io.recourse.rules.Source;
import java.util.List;

/**
 * By what sites are told from others, as data ({@code policy/sites.json}).
 *
 * @param official domains of Recourse itself
 * @param mostEdits a name so few edits away from an official one is a look-alike, ≥ 0
 * @param shortestName names of fewer characters are not compared by edits, ≥ 1
 */
record SitePack(List<String> official, int mostEdits, int shortestName, Source source) {
    SitePack {
        official = List.copyOf(official);
    }
}
