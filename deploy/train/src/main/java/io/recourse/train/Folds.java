package io.recourse.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Cross-validation: every account is judged by a model that was made without it. */
record Folds(int count, long seed) {

    /** Says how likely an account defaults. */
    interface Opinion {
        double of(Account account);
    }

    /**
     * @param probabilities of each account, in the accounts' order
     * @param aucs of each fold
     */
    record Judgement(double[] probabilities, List<Double> aucs) {
        double meanAuc() {
            return aucs.stream().mapToDouble(auc -> auc).average().orElseThrow();
        }
    }

    Judgement judge(List<Account> accounts, Function<List<Account>, Opinion> train) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        double[] probabilities = new double[accounts.size()];
        List<Double> aucs = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            int from = (int) ((long) accounts.size() * fold / count);
            int to = (int) ((long) accounts.size() * (fold + 1) / count);
            List<Integer> held = order.subList(from, to);
            List<Account> others = new ArrayList<>();
            order.subList(0, from).forEach(i -> others.add(accounts.get(i)));
            order.subList(to, order.size()).forEach(i -> others.add(accounts.get(i)));
            Opinion opinion = train.apply(others);
            double[] said = new double[held.size()];
            boolean[] bad = new boolean[held.size()];
            for (int i = 0; i < said.length; i++) {
                said[i] = opinion.of(accounts.get(held.get(i)));
                bad[i] = accounts.get(held.get(i)).bad();
                probabilities[held.get(i)] = said[i];
            }
            aucs.add(Quality.auc(said, bad));
        }
        return new Judgement(probabilities, aucs);
    }
}
