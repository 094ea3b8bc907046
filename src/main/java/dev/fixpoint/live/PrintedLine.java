package dev.fixpoint.live;

import dev.fixpoint.live.Look.Style;
import dev.fixpoint.text.Quoted;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that somebody else has printed, as it is shown above the display: with tabs, and with its colours if there are to be
 * any. What would move the cursor is taken out or written as an escape.
 */
final class PrintedLine {

    private static final Pattern COLOR = Pattern.compile("\u001B\\[[0-9;:]*m");

    /** The other escape sequences: what ends with a letter, what sets a title, and the rest. */
    private static final Pattern SEQUENCE = Pattern.compile(
            "\u001B(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001B]*(?:\u0007|\u001B\\\\)|[ -/]*[0-Z\\\\^-~])");

    private PrintedLine() {}

    /** Returns what is shown of the line. */
    static String of(String line, boolean colors) {
        String last = afterCarriageReturn(line);
        if (last.indexOf('\u001B') < 0) {
            return visible(last);
        }
        StringBuilder text = new StringBuilder();
        boolean colored = false;
        Matcher sequence = SEQUENCE.matcher(last);
        int end = 0;
        while (sequence.find()) {
            text.append(visible(last.substring(end, sequence.start())));
            if (colors && COLOR.matcher(sequence.group()).matches()) {
                text.append(sequence.group());
                colored = true;
            }
            end = sequence.end();
        }
        text.append(visible(last.substring(end)));
        return colored ? text.append(Style.OFF).toString() : text.toString();
    }

    /** A line that was written over itself, as a progress bar is, is shown as it was in the end. */
    private static String afterCarriageReturn(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        return line.substring(line.lastIndexOf('\r', end - 1) + 1, end);
    }

    private static String visible(String text) {
        StringBuilder visible = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((Quoted.isControl(c) || CharacterWidths.isTreacherous(c)) && c != '\t') {
                if (visible == null) {
                    visible = new StringBuilder(text.substring(0, i));
                }
                visible.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
            } else if (visible != null) {
                visible.append(c);
            }
        }
        return visible == null ? text : visible.toString();
    }
}
