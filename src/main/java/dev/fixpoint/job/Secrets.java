package dev.fixpoint.job;

import dev.fixpoint.text.Quoted;
import java.nio.CharBuffer;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/**
 * What must not be shown: the values of arguments and of stored values whose names were declared secret. Whoever shows what a
 * job has said, a message or a stack trace, sends it through {@link #mask} first, as everything in this library does.
 *
 * <p>Made by the engine for each convergence. Safe for use by several threads; what a job stores as a secret is masked from
 * then on.
 */
public final class Secrets {

    /** What is shown in place of a secret. */
    public static final String MASK = "***";

    /** A line of a secret that is shorter, such as a brace, is not masked by itself. */
    private static final int SHORTEST_LINE = 4;

    private final Set<String> names;

    /** In the order of their letters, in which those that a text begins with are found without trying each. */
    private final NavigableSet<CharSequence> texts;

    /** What the texts begin with: most letters of what is masked begin none. */
    private final Set<Character> firstLetters = ConcurrentHashMap.newKeySet();

    /** Creates the secrets of a convergence in which nothing has a value yet. */
    public Secrets(Set<String> names) {
        this.names = Set.copyOf(names);
        this.texts = names.isEmpty() // nothing comes in then, and a cold start need not link how it would be sorted
                ? new ConcurrentSkipListSet<>()
                : new ConcurrentSkipListSet<>(CharSequence::compare);
    }

    /** Returns whether the argument or stored value of that name is secret. */
    public boolean isSecret(String name) {
        return names.contains(name);
    }

    /** Returns whether anything was declared secret. */
    public boolean any() {
        return !names.isEmpty();
    }

    /**
     * Adds a value to what is masked, if the name that it has is secret: its text, and if it is a collection, an array, a map, an
     * optional or a record, also the texts of what it holds, except those of one or two letters and truth values. Of a map,
     * the values are masked and the keys are not. Texts of three letters or more are masked also as they are spelled in a URL,
     * and as a whole in Base64.
     */
    public void learn(String name, Object value) {
        if (isSecret(name)) {
            SecretTexts.of(Objects.requireNonNull(value, "value"), this::add);
        }
    }

    private void add(String text) {
        addForm(text);
        addForm(text.strip());
        addForm(Quoted.inLine(text));
        Lines.BREAK
                .splitAsStream(text)
                .map(String::strip)
                .filter(line -> line.length() >= SHORTEST_LINE)
                .forEach(this::addForm);
    }

    /** Apart, so that it is made only if there is a secret. */
    private static final class Lines {
        static final Pattern BREAK = Pattern.compile("\\R");
    }

    private void addForm(String text) {
        if (!text.isBlank()) {
            firstLetters.add(text.charAt(0));
            texts.add(text);
        }
    }

    /**
     * Returns the text with {@value #MASK} in place of each secret value in it. Where several overlap or touch, one stands for
     * all of them.
     */
    public String mask(String text) {
        if (texts.isEmpty()) {
            return text;
        }
        CharBuffer letters = CharBuffer.wrap(text);
        StringBuilder masked = new StringBuilder();
        int shown = 0; // all before is in what is masked, or is secret
        int end = 0; // of the secret that was found last
        for (int start = 0; start < text.length(); start++) {
            int length = firstLetters.contains(text.charAt(start)) ? longestAt(letters.position(start)) : 0;
            if (length > 0) {
                if (start > end || end == 0) {
                    masked.append(text, shown, start).append(MASK);
                }
                end = Math.max(end, start + length);
                shown = end;
            }
        }
        return masked.append(text, shown, text.length()).toString();
    }

    /** Returns how long the longest secret is with which the letters begin; 0 if there is none. */
    private int longestAt(CharSequence letters) {
        CharSequence probe = letters;
        while (true) {
            // what the probe begins with is not after it; if the nearest is none of these, they all begin the nearest
            // too
            CharSequence nearest = texts.floor(probe);
            if (nearest == null) {
                return 0;
            }
            int common = common(nearest, probe);
            if (common == nearest.length() || common == 0) {
                return common;
            }
            probe = probe.subSequence(0, common);
        }
    }

    private static int common(CharSequence one, CharSequence other) {
        int most = Math.min(one.length(), other.length());
        int common = 0;
        while (common < most && one.charAt(common) == other.charAt(common)) {
            common++;
        }
        return common;
    }
}
