package io.recourse.segmentation.domain;

/**
 * One thing that is wrong with a policy document.
 *
 * @param path where, as a JSON pointer (RFC 6901); empty for the document as a whole
 * @param why in a sentence for its author
 */
public record Fault(String path, String why) {

    @Override
    public String toString() {
        return path.isEmpty() ? why : path + ": " + why;
    }
}
