package io.recourse.bench.segmentation;

import io.recourse.bench.Figures;
import io.recourse.bench.Section;
import io.recourse.bench.Setup;
import io.recourse.segmentation.domain.Feature;
import io.recourse.segmentation.domain.Judged;
import io.recourse.segmentation.domain.Score;
import io.recourse.segmentation.domain.Scorecard;
import io.recourse.segmentation.edge.PolicyFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * One score after the other, each with a clock of its own: by the scorecard that ships, with its reasons, and by Tribuo's
 * logistic regression over the same features of the same cases, which gives none.
 */
public final class Scores implements Section {

    private static final int CASES = 20_000;
    private static final int TIMES = 10;
    private static final double MILLION = 1e6;
    private static final String DEFAULT = "default";

    @Override
    public String name() {
        return "scores";
    }

    @Override
    public String about() {
        return "%,d cases scored, each %d times".formatted(CASES, TIMES);
    }

    @Override
    public void run(Setup setup, Figures figures, Consumer<String> say) {
        Scorecard card = PolicyFiles.load().models().facts();
        List<Judged> cases = SampleCases.stream(setup.seed(), CASES)
                .map(c -> new Judged(c.opened().scoring(), c.reached().bucket(), null))
                .toList();
        List<Example<Label>> examples = examples(cases, card);
        Model<Label> regression = regression(examples);
        ToDoubleFunction<Judged> ours = judged -> score(card, judged).pdPpm();
        ToDoubleFunction<Example<Label>> theirs = example -> Objects.requireNonNull(
                        regression.predict(example).getOutputScores().get(DEFAULT), "it knows what a default is")
                .getScore();
        median(cases, ours);
        median(examples, theirs);
        List<Double> scored = new ArrayList<>();
        List<Double> tribuo = new ArrayList<>();
        for (int round = 0; round < setup.rounds(); round++) {
            scored.add(median(cases, ours));
            tribuo.add(median(examples, theirs));
        }
        figures.add("score_us", "µs", scored, "median of %,d, with reasons".formatted(CASES * TIMES));
        figures.add("tribuo_score_us", "µs", tribuo, "Tribuo's predict, LIBLINEAR's regression on the same features");
    }

    private static Score score(Scorecard card, Judged judged) {
        return card.score(judged).orElseThrow(() -> new IllegalStateException("the card of cases scores every case"));
    }

    private static <T> double median(List<T> all, ToDoubleFunction<T> score) {
        double[] micros = new double[all.size() * TIMES];
        double sum = 0;
        for (int i = 0; i < micros.length; i++) {
            T one = all.get(i % all.size());
            long began = System.nanoTime();
            sum += score.applyAsDouble(one);
            micros[i] = (System.nanoTime() - began) / 1e3;
        }
        if (!(sum > 0)) {
            throw new IllegalStateException("nobody defaults");
        }
        Arrays.sort(micros);
        return micros[micros.length / 2];
    }

    private static List<Example<Label>> examples(List<Judged> cases, Scorecard card) {
        Random chance = new Random(1);
        List<Feature> features = card.features();
        String[] names = features.stream().map(Feature::name).toArray(String[]::new);
        List<Example<Label>> examples = new ArrayList<>();
        for (Judged judged : cases) {
            boolean bad = chance.nextDouble() < score(card, judged).pdPpm() / MILLION;
            double[] values = features.stream()
                    .mapToDouble(feature -> Objects.requireNonNull(feature.of(judged), "every case has it"))
                    .toArray();
            examples.add(new ArrayExample<>(new Label(bad ? DEFAULT : "none"), names, values));
        }
        return examples;
    }

    private static Model<Label> regression(List<Example<Label>> examples) {
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> data =
                new MutableDataset<>(examples, new SimpleDataSourceProvenance("cases", labels), labels);
        return new LibLinearClassificationTrainer(new LinearClassificationType(LinearType.L2R_LR), 1, 1_000, 0.1)
                .train(data);
    }
}
