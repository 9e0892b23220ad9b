package io.recourse.negotiation.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What somebody wrote himself: an answer without the history that mail programs quote beneath it, where our own texts say "reply
 * STOP". How programs mark a quotation is no standard but their habit; where nothing but history is left a person reads it.
 *
 * @param text may be empty
 * @param whole false if there was more than is read
 */
public record OwnWords(String text, boolean whole) {

    /** Characters that are read of one answer; ours. */
    public static final int LONGEST = 20_000;

    /** Each line of a quotation, RFC 3676 4.5. */
    private static final Pattern QUOTED = Pattern.compile("[>＞].*");

    /** Above a quotation, with somebody's address or a day: "On 2 March, x@y wrote:". */
    private static final Pattern SAYS_WHO_WROTE =
            Pattern.compile("(?=.*[0-9@<]).*(wrote|写道|寫道)\\s*[:：]", Pattern.CASE_INSENSITIVE);

    private static final Pattern BEGINS_TO_SAY = Pattern.compile("On .*[0-9].*");

    /** Everything beneath is history. */
    private static final Pattern HISTORY = Pattern.compile(
            "--.*(original message|forwarded message|原始邮件|原邮件|原始郵件|转发邮件|转发的邮件).*|_{8,}", Pattern.CASE_INSENSITIVE);

    /** Likewise, where one stands beneath another. */
    private static final Pattern HEADER = Pattern.compile(
            "[*\\s]*(from|sent|date|to|cc|subject|发件人|发送时间|收件人|抄送|主题|日期)[*\\s]*[:：].*", Pattern.CASE_INSENSITIVE);

    /** Of an answer as it came. */
    public static OwnWords of(String text) {
        String own =
                String.join("\n", own(text.lines().map(String::strip).toList())).strip();
        return own.length() <= LONGEST ? new OwnWords(own, true) : new OwnWords(own.substring(0, LONGEST), false);
    }

    private static List<String> own(List<String> lines) {
        List<String> own = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (HISTORY.matcher(line).matches() || isHeader(lines, i) && isHeader(lines, i + 1)) {
                return own;
            }
            int attribution = attribution(lines, i);
            if (attribution > 0) {
                i += attribution - 1;
                // whoever answers beneath or between what is quoted line by line has more to say
                if (!isQuotedNext(lines, i + 1)) {
                    return own;
                }
            } else if (!QUOTED.matcher(line).matches()) {
                own.add(line);
            }
        }
        return own;
    }

    private static boolean isHeader(List<String> lines, int i) {
        return i < lines.size() && HEADER.matcher(lines.get(i)).matches();
    }

    /** How many lines say who wrote what follows; programs break them at some width. */
    private static int attribution(List<String> lines, int i) {
        String line = lines.get(i);
        if (SAYS_WHO_WROTE.matcher(line).matches()) {
            return 1;
        }
        return BEGINS_TO_SAY.matcher(line).matches()
                        && i + 1 < lines.size()
                        && SAYS_WHO_WROTE.matcher(line + ' ' + lines.get(i + 1)).matches()
                ? 2
                : 0;
    }

    private static boolean isQuotedNext(List<String> lines, int from) {
        return lines.subList(Math.min(from, lines.size()), lines.size()).stream()
                .filter(line -> !line.isEmpty())
                .findFirst()
                .filter(line -> QUOTED.matcher(line).matches())
                .isPresent();
    }
}
