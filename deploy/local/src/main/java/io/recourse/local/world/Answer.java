package io.recourse.local.world;

/** The world's word on one order. */
public record Answer(String key, Result result, String detail) {

    /** As the services read it. */
    public enum Result {
        DONE,
        FAILED,
        UNKNOWN
    }
}
