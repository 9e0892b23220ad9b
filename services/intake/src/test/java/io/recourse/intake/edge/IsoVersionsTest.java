package io.recourse.intake.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.prowidesoftware.swift.model.MxId;
import com.prowidesoftware.swift.model.mx.AbstractMX;
import io.recourse.intake.edge.IsoFiles.Back;
import io.recourse.intake.edge.IsoFiles.Entry;
import io.recourse.intake.edge.IsoFiles.Tx;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is read here is held against a library that has the classes of every version: it parses our files, so that what it
 * does not know there falls out, writes them again as the schemas have it, and nothing that counts may be missing then.
 */
@NullUnmarked
class IsoVersionsTest {

    private static byte[] rewritten(byte[] file, String kind, int version) {
        MxId id = new MxId(String.format(Locale.ROOT, "%s.001.%02d", kind, version));
        AbstractMX message = AbstractMX.parse(new String(file, StandardCharsets.UTF_8), id);
        return IsoFiles.utf8(message.document());
    }

    /** Lines are those of each file. */
    private static String said(IsoReading reading) {
        assertThat(reading.broken()).isNull();
        assertThat(reading.bookings()).isNotEmpty();
        return reading.bookings().toString().replaceAll("line=\\d+", "");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void of_a_camt_054_the_same_is_read_as_the_library_knows(int version) {
        byte[] file = IsoFiles.notice(
                version,
                Entry.of("12.34", Tx.of("S-1", "12.34", "A-1").endToEnd("E-1").transaction("T-1"))
                        .valued("<Dt>2026-01-04</Dt>"),
                Entry.of("3.00", Tx.of("S-2", "1.00", "A-1"), Tx.of("S-3", "2.00", "A-2"))
                        .batch(2),
                Entry.of("5.00", Tx.of(null, null, "A-1").remittance(IsoFiles.freeText("ACCOUNT/A-1")))
                        .reference("S-4"),
                Entry.of("6.00", Tx.of("S-5", null, "A-1").remittance(IsoFiles.documentNumber("A-1"))),
                Entry.of("7.00", Tx.of("S-6", null, "A-1")).status("PDNG"),
                Entry.of("12.34", Tx.of("S-7", null, "A-1").endToEnd("E-1").transaction("T-1"))
                        .debit()
                        .reversal());
        assertThat(said(IsoReading.ofNotice(rewritten(file, "camt.054", version))))
                .isEqualTo(said(IsoReading.ofNotice(file)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13})
    void of_a_pacs_004_the_same_is_read_as_the_library_knows(int version) {
        byte[] file = IsoFiles.returns(
                version,
                Back.of("R-1", "12.34")
                        .paid("12.34")
                        .transaction("T-1")
                        .endToEnd("E-1")
                        .settled("2026-01-04"),
                Back.of("R-2", "1.00").endToEnd("E-2"));
        assertThat(said(IsoReading.ofReturns(rewritten(file, "pacs.004", version))))
                .isEqualTo(said(IsoReading.ofReturns(file)));
    }
}
