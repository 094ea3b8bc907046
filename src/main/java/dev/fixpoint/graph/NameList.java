package dev.fixpoint.graph;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/** An immutable list of names over the arrays of a graph. */
final class NameList extends AbstractList<String> implements RandomAccess {

    private final int size;
    private final IntFunction<String> names;

    NameList(int size, IntFunction<String> names) {
        this.size = size;
        this.names = names;
    }

    @Override
    public String get(int index) {
        return names.apply(Objects.checkIndex(index, size));
    }

    @Override
    public int size() {
        return size;
    }
}
