package io.recourse.local.portfolio;

import io.recourse.contracts.AccountPushed.Product;
import java.util.List;

/**
 * How lenders' books look, product by product. Figures are ours, after the usual spread of such books: many small debts,
 * a long tail of large ones.
 *
 * @param code its place in account numbers
 * @param weight accounts of a thousand
 * @param owed principal in whole yuan
 * @param rateBp contract rates per year, basis points, at the ends
 * @param sharePerMille one instalment of the whole; 0 = even parts
 * @param mostAhead instalments not due yet, at most
 */
record Lending(
        Product product,
        String code,
        int weight,
        Quantiles owed,
        int leastRateBp,
        int mostRateBp,
        int sharePerMille,
        int mostAhead)
        implements Weighted {

    static final List<Lending> BOOK = List.of(
            new Lending(
                    Product.CARD,
                    "C",
                    430,
                    new Quantiles(
                            0, 300, 100, 2_000, 500, 14_000, 800, 45_000, 950, 110_000, 995, 300_000, 1000, 650_000),
                    1_460,
                    1_825,
                    100,
                    1),
            new Lending(
                    Product.CONSUMER_LOAN,
                    "L",
                    260,
                    new Quantiles(
                            0, 500, 100, 4_000, 500, 26_000, 800, 80_000, 950, 180_000, 995, 420_000, 1000, 900_000),
                    720,
                    2_400,
                    60,
                    12),
            new Lending(
                    Product.MORTGAGE,
                    "M",
                    110,
                    new Quantiles(
                            0,
                            60_000,
                            100,
                            140_000,
                            500,
                            430_000,
                            800,
                            900_000,
                            950,
                            2_000_000,
                            995,
                            6_000_000,
                            1000,
                            14_000_000),
                    305,
                    490,
                    8,
                    6),
            new Lending(
                    Product.AUTO_LOAN,
                    "A",
                    110,
                    new Quantiles(
                            0, 8_000, 100, 25_000, 500, 68_000, 800, 120_000, 950, 240_000, 995, 600_000, 1000,
                            1_200_000),
                    400,
                    900,
                    30,
                    18),
            new Lending(
                    Product.SME_LOAN,
                    "S",
                    90,
                    new Quantiles(
                            0,
                            30_000,
                            100,
                            90_000,
                            500,
                            380_000,
                            800,
                            1_200_000,
                            950,
                            4_500_000,
                            995,
                            20_000_000,
                            1000,
                            60_000_000),
                    365,
                    870,
                    150,
                    3));
}
