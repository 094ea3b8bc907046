package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Key;
import dev.fixpoint.job.Secrets;
import dev.fixpoint.job.Storage;
import java.util.Map;
import java.util.Set;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever several threads do with a storage at once, there is an order of one after the other in which the results are the
 * same. A tester (Lincheck) makes up what they do, and in which orders they take turns.
 */
@Tag("interleavings")
class StorageInterleavingsTest {

    private static final JobGraph GRAPH = graph();

    private static final Key<Integer> KEY = Key.of("key", Integer.class);

    private static JobGraph graph() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("job");
        return jobs.build();
    }

    @Test
    void aStorageIsAsIfOneThreadUsedItAfterTheOther() {
        options().check(Used.class);
    }

    /** That the tester would find something, if there were something to be found. */
    @Test
    void theTesterFindsAnUpdateThatReadsAndWritesInTwoSteps() {
        assertThatThrownBy(() -> options().check(Careless.class))
                .isInstanceOf(LincheckAssertionError.class)
                .hasMessageContaining("Invalid execution results");
    }

    private static ModelCheckingOptions options() {
        return new ModelCheckingOptions()
                .iterations(10)
                .invocationsPerIteration(100)
                .threads(2)
                .actorsPerThread(2);
    }

    /** What is done with a storage. */
    @Param(name = "value", gen = IntGen.class, conf = "1:3")
    public static class Used {

        final Storage storage = new MapStorage(Map.of(), new Secrets(Set.of()), GRAPH);

        /** Puts a value. */
        @Operation
        public void put(@Param(name = "value") int value) {
            storage.put(KEY, value);
        }

        /** Adds to the value. */
        @Operation
        public int add(@Param(name = "value") int value) {
            return storage.update(KEY, 0, present -> present + value);
        }

        /** Finds the value. */
        @Operation
        public int find() {
            return storage.find(KEY).orElse(-1);
        }

        /** Removes the value. */
        @Operation
        public String remove() {
            return storage.remove(KEY.name()).map(Object::toString).orElse("none");
        }
    }

    /** The same, with an update that is none. */
    public static class Careless extends Used {

        @Override
        @Operation
        public int add(@Param(name = "value") int value) {
            int sum = storage.find(KEY).orElse(0) + value;
            storage.put(KEY, sum);
            return sum;
        }
    }
}
