package io.recourse.segmentation.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which strategies are in force. */
public sealed interface BookState {

    /** Before the first release wrote its strategies into it. */
    record Unopened() implements BookState {}

    /**
     * @param listed those in force; one of them is the default
     * @param newest by code, the newest version that ever was
     */
    record Open(List<Listed> listed, Map<String, Integer> newest) implements BookState {
        public Open {
            listed = List.copyOf(listed);
            newest = Map.copyOf(newest);
        }

        static Open of(List<Listed> listed) {
            Open open = new Open(List.of(), Map.of());
            for (Listed one : listed) {
                open = open.with(one);
            }
            return open;
        }

        Optional<Listed> find(String code) {
            return listed.stream().filter(one -> one.code().equals(code)).findFirst();
        }

        Listed otherwise() {
            return listed.stream().filter(Listed::isDefault).findFirst().orElseThrow();
        }

        boolean everHad(Listed asked) {
            return asked.version() <= newest.getOrDefault(asked.code(), 0);
        }

        Open with(Listed taken) {
            List<Listed> all = new ArrayList<>(listed);
            all.add(taken);
            Map<String, Integer> versions = new TreeMap<>(newest);
            versions.merge(taken.code(), taken.version(), Math::max);
            return new Open(all, versions);
        }

        Open without(String reference) {
            return new Open(
                    listed.stream()
                            .filter(one -> !one.reference().equals(reference))
                            .toList(),
                    newest);
        }
    }
}
