package dev.fixpoint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a program pays before its first check. The first lambda of a class, the first stream of a kind and the first comparison of
 * a record are linked when they are met, which takes a millisecond each, and tens of them for a record.
 */
class ColdStartTest {

    /** What ends a wait. */
    private static final int LAMBDAS = 1;

    @Test
    void aConvergenceLinksNextToNothing() throws Exception {
        Child.Costs costs =
                Child.run(Path.of("."), Child.java(List.of("-Xlog:class+load"), LayeredProgram.class, "10"));

        assertThat(costs.succeeded()).as(costs.output()).isTrue();
        List<String> loaded = costs.output().lines().toList();
        assertThat(loaded).anyMatch(line -> line.contains("dev.fixpoint.engine.SerialLoop"));
        assertThat(loaded)
                .filteredOn(line -> line.contains(" dev.fixpoint.") && line.contains("$$Lambda"))
                .filteredOn(line -> !line.contains(" dev.fixpoint.bench."))
                .hasSizeLessThanOrEqualTo(LAMBDAS);
        assertThat(loaded)
                .noneMatch(line -> line.contains(" java.lang.runtime.ObjectMethods "))
                .noneMatch(line -> line.contains(" java.util.stream.IntPipeline "))
                .noneMatch(line -> line.contains(" java.util.regex.Pattern$Start "));
    }
}
