package io.recourse.train;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;

/**
 * A fitted logistic regression: L2-regularised but for the intercept, by LIBLINEAR's trust region method, in which nothing is
 * left to chance.
 */
record Logit(double intercept, double[] weights) {
    private static final double COST = 1;
    private static final double TOLERANCE = 1e-7;
    private static final int ITERATIONS = 1_000;

    static {
        Linear.disableDebugOutput();
    }

    /** @param rows one array of numbers for each row, all of one length */
    static Logit fit(double[][] rows, boolean[] bad) {
        int width = rows[0].length;
        Problem problem = new Problem();
        problem.l = rows.length;
        problem.n = width + 1;
        problem.bias = 1;
        problem.x = new Feature[rows.length][];
        problem.y = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            Feature[] row = new Feature[width + 1];
            for (int j = 0; j < width; j++) {
                row[j] = new FeatureNode(j + 1, rows[i][j]);
            }
            row[width] = new FeatureNode(width + 1, 1);
            problem.x[i] = row;
            problem.y[i] = bad[i] ? 1 : 0;
        }
        Parameter parameter = new Parameter(SolverType.L2R_LR, COST, ITERATIONS, TOLERANCE);
        parameter.setRegularizeBias(false);
        Model model = Linear.train(problem, parameter);
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        double[] all = model.getFeatureWeights();
        double[] weights = new double[width];
        for (int j = 0; j < width; j++) {
            weights[j] = sign * all[j];
        }
        return new Logit(sign * all[width], weights);
    }

    double probability(double[] row) {
        double logOdds = intercept;
        for (int j = 0; j < row.length; j++) {
            logOdds += weights[j] * row[j];
        }
        return 1 / (1 + Math.exp(-logOdds));
    }
}
