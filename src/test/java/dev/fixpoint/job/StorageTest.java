package dev.fixpoint.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every storage does with typed keys, whatever it keeps its values in. */
class StorageTest {

    private static final Key<Integer> SEATS = Key.of("seats", Integer.class);

    private final Storage storage = new PlainStorage();

    @Test
    void findsThroughAKeyWhatWasStoredUnderItsName() {
        storage.put("seats", 3);
        assertThat(storage.get(SEATS)).isEqualTo(3);
        assertThat(storage.find(SEATS)).contains(3);
        storage.put(SEATS, 4);
        assertThat(storage.get("seats")).isEqualTo(4);
    }

    @Test
    void refusesAValueOfAnotherType() {
        storage.put("seats", "three");
        String message = "the value for \"seats\" should be a java.lang.Integer, but is a java.lang.String";
        assertThatThrownBy(() -> storage.get(SEATS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> storage.find(SEATS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // what a caller of old code may do
    void refusesToStoreAValueOfAnotherType() {
        assertThatThrownBy(() -> storage.put((Key) SEATS, "three"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the value for \"seats\" should be a java.lang.Integer, but is a java.lang.String");
        assertThat(storage.find("seats")).isEmpty();
    }

    @Test
    void saysWhatIsStoredIfAValueIsMissing() {
        assertThatThrownBy(() -> storage.get(SEATS))
                .isInstanceOf(MissingValueException.class)
                .hasMessage("nothing is stored as \"seats\"; the storage is empty."
                        + " A job that reads a value should depend on the job that stores it");
        storage.put("sofa", 1);
        storage.put("chair\n", 1);
        assertThatThrownBy(() -> storage.get("seats"))
                .isInstanceOf(MissingValueException.class)
                .hasMessage("nothing is stored as \"seats\"; stored are: chair\\n, sofa."
                        + " A job that reads a value should depend on the job that stores it")
                .extracting(error -> ((MissingValueException) error).key())
                .isEqualTo("seats");
    }

    @Test
    void namesTheFirstTwentyOfManyKeys() {
        IntStream.range(1000, 1020).forEach(i -> storage.put("key " + i, i));
        assertThatThrownBy(() -> storage.get("seats")).hasMessageContaining(", key 1019. A job");
        IntStream.range(1020, 2000).forEach(i -> storage.put("key " + i, i));
        String first = IntStream.range(1000, 1020).mapToObj(i -> "key " + i).collect(Collectors.joining(", "));
        assertThatThrownBy(() -> storage.get("seats"))
                .hasMessage("nothing is stored as \"seats\"; stored are: " + first + " and 980 more."
                        + " A job that reads a value should depend on the job that stores it");
    }

    private static final class PlainStorage implements Storage {

        private final Map<String, Object> values = new TreeMap<>();

        @Override
        public Optional<Object> find(String key) {
            return Optional.ofNullable(values.get(key));
        }

        @Override
        public void put(String key, Object value) {
            values.put(key, value);
        }

        @Override
        public <T> T update(Key<T> key, T initial, UnaryOperator<T> change) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Object> remove(String key) {
            return Optional.ofNullable(values.remove(key));
        }

        @Override
        public Map<String, Object> entries() {
            return Map.copyOf(values);
        }
    }
}
