package dev.fixpoint.command;

import dev.fixpoint.text.NearestNames;
import dev.fixpoint.text.Quoted;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The words that an option takes: the constants of an enum, in small letters. */
class Words<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {

    private final List<E> constants;

    Words(Class<E> type) {
        this.constants = Stream.of(type.getEnumConstants()).toList();
    }

    @Override
    public E convert(String word) {
        List<String> words = words();
        int index = words.indexOf(word.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new TypeConversionException(Quoted.of(word) + " is none of " + String.join(", ", words)
                    + NearestNames.hint(word, words.size(), words::get));
        }
        return constants.get(index);
    }

    @Override
    public Iterator<String> iterator() {
        return words().iterator();
    }

    private List<String> words() {
        return constants.stream()
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    static final class NoActWords extends Words<RunOptions.NoAct> {
        NoActWords() {
            super(RunOptions.NoAct.class);
        }
    }

    static final class ListWords extends Words<OutputOptions.ListForm> {
        ListWords() {
            super(OutputOptions.ListForm.class);
        }
    }

    static final class ProgressWords extends Words<OutputOptions.Progress> {
        ProgressWords() {
            super(OutputOptions.Progress.class);
        }
    }

    static final class ColorWords extends Words<OutputOptions.Color> {
        ColorWords() {
            super(OutputOptions.Color.class);
        }
    }
}
