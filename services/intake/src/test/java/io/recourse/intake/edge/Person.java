package io.recourse.intake.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recourse.rules.identifiers.CitizenId;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who does not exist and whom no other test knows. */
record Person(String name, String idNumber, String phone, String email) {

    private static final AtomicInteger BORN = new AtomicInteger();
    private static final LocalDate FIRST = LocalDate.of(1950, 3, 1);

    static Person somebody() {
        int number = BORN.incrementAndGet();
        String body = "110105" + FIRST.plusDays(number).format(DateTimeFormatter.BASIC_ISO_DATE) + "731";
        String id = "0123456789X"
                .chars()
                .mapToObj(check -> body + (char) check)
                .filter(CitizenId::isValid)
                .findFirst()
                .orElseThrow();
        return new Person(
                "欧阳知更鸟" + number, id, "+86100%08d".formatted(71_000_000 + number), "robin" + number + "@example.com");
    }

    /** A statement of an account of this person's. */
    ObjectNode owing(String account) {
        ObjectNode statement = Doors.statement(account);
        into((ObjectNode) statement.get("debtor"));
        return statement;
    }

    void into(ObjectNode obligor) {
        obligor.put("name", name).put("idNumber", idNumber).put("email", email);
        obligor.putArray("phones").add(phone);
    }

    /** Whatever says who it is. */
    List<String> words() {
        return List.of(name, idNumber, phone.substring(1), email);
    }
}
