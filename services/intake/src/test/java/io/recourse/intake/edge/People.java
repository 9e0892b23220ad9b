package io.recourse.intake.edge;

import java.util.concurrent.ThreadLocalRandom;

/** Identity numbers of nobody, each with its check character (GB 11643). */
final class People {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private People() {}

    /** Somebody born in the nineteenth century, whom no other test knows. */
    static String somebody() {
        ThreadLocalRandom chance = ThreadLocalRandom.current();
        String body = "110105%d%02d%02d%03d"
                .formatted(
                        chance.nextInt(1800, 1900),
                        chance.nextInt(1, 13),
                        chance.nextInt(1, 29),
                        chance.nextInt(0, 1000));
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }
}
