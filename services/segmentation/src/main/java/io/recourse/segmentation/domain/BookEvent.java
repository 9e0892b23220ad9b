package io.recourse.segmentation.domain;

import java.util.List;

/** What happened to the book of strategies. */
public sealed interface BookEvent {

    record BookOpened(List<Listed> listed, String assessment) implements BookEvent {
        public BookOpened {
            listed = List.copyOf(listed);
        }
    }

    /** @param by who commanded it */
    record StrategyTaken(Listed listed, String assessment, String by) implements BookEvent {}

    /**
     * @param strategy code and version
     * @param by who commanded it, or what takes its place
     */
    record StrategyDropped(String strategy, String by) implements BookEvent {}
}
