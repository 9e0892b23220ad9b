package io.recourse.verify.evidence;

import java.util.List;

/**
 * All facts about some cases, their parties and whatever else shares the slice. A run is many slices, so that memory does
 * not grow with it; a case and its parties always lie in the same one.
 *
 * @param accepted accounts the loader was told are taken
 * @param subjects rows of the five services
 * @param journal rows of the five journals
 * @param posts records on the topics, also the repeated ones, in no order
 * @param letters mail and effects that lie in a service
 * @param streams totals of the whole run, in the first slice only
 * @param lags what a service has not read of a partner's topic, in the first slice only
 */
public record Evidence(
        List<Accepted> accepted,
        List<Subject> subjects,
        List<Entry> journal,
        List<Post> posts,
        List<Letter> letters,
        List<Stream> streams,
        List<Lag> lags) {

    public Evidence {
        accepted = List.copyOf(accepted);
        subjects = List.copyOf(subjects);
        journal = List.copyOf(journal);
        posts = List.copyOf(posts);
        letters = List.copyOf(letters);
        streams = List.copyOf(streams);
        lags = List.copyOf(lags);
    }

    public static Evidence none() {
        return new Evidence(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    public Evidence withAccepted(List<Accepted> changed) {
        return new Evidence(changed, subjects, journal, posts, letters, streams, lags);
    }

    public Evidence withSubjects(List<Subject> changed) {
        return new Evidence(accepted, changed, journal, posts, letters, streams, lags);
    }

    public Evidence withJournal(List<Entry> changed) {
        return new Evidence(accepted, subjects, changed, posts, letters, streams, lags);
    }

    public Evidence withPosts(List<Post> changed) {
        return new Evidence(accepted, subjects, journal, changed, letters, streams, lags);
    }

    public Evidence withLetters(List<Letter> changed) {
        return new Evidence(accepted, subjects, journal, posts, changed, streams, lags);
    }

    public Evidence withStreams(List<Stream> changed) {
        return new Evidence(accepted, subjects, journal, posts, letters, changed, lags);
    }

    public Evidence withLags(List<Lag> changed) {
        return new Evidence(accepted, subjects, journal, posts, letters, streams, changed);
    }
}
