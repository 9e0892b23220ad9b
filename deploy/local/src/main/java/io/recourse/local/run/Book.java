package io.recourse.local.run;

import io.recourse.local.portfolio.CsvAccounts;
import io.recourse.local.portfolio.Mapping;
import io.recourse.local.portfolio.MappingFile;
import io.recourse.local.portfolio.Portfolio;
import io.recourse.local.portfolio.Profiles;
import io.recourse.local.portfolio.RowOutcome;
import io.recourse.local.portfolio.SampleAccount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a run.
 *
 * @param lenders whose they are
 * @param faults rows of a file that were not understood, in words
 * @param profiles what the lenders tell of the debtors; null for a file's accounts, of whom nothing is made up
 */
public record Book(
        List<String> lenders,
        List<SampleAccount> accounts,
        List<String> faults,
        @Nullable Profiles profiles) {

    public Book {
        lenders = List.copyOf(lenders);
        accounts = List.copyOf(accounts);
        faults = List.copyOf(faults);
    }

    /** The sample that the seed makes. */
    public static Book sample(long seed, long size) {
        Portfolio portfolio = new Portfolio(seed, size, Portfolio.LENDERS, Portfolio.AS_OF);
        return new Book(Portfolio.LENDERS, portfolio.accounts(), List.of(), new Profiles(seed));
    }

    /** @param mapping a shipped mapping's name or a file */
    public static Book csv(Path file, String mapping, long seed) {
        Mapping read = MappingFile.read(mapping);
        List<SampleAccount> accounts = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        try (Stream<RowOutcome> rows = new CsvAccounts(read, seed).read(file)) {
            rows.forEach(row -> {
                switch (row) {
                    case RowOutcome.Read(long _, SampleAccount account) -> accounts.add(account);
                    case RowOutcome.Bad bad -> faults.add(bad.text());
                    case RowOutcome.PassedOver _ -> {}
                }
            });
        }
        return new Book(List.of(read.lender()), accounts, faults, null);
    }
}
