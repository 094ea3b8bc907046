package dev.fixpoint.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.picture.Drawing.Node;
import dev.fixpoint.picture.Layout.Edge;
import dev.fixpoint.report.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is drawn of a run: all of it, what is around a job, and what is left when satisfied jobs are folded. */
class DrawingTest {

    private final Runs runs = new Runs();

    private static List<String> names(Drawing drawing) {
        return drawing.nodes().stream().map(Node::name).toList();
    }

    private static List<String> edges(Drawing drawing) {
        return drawing.edges().stream()
                .map(edge -> names(drawing).get(edge.from()) + " -> "
                        + names(drawing).get(edge.to()))
                .toList();
    }

    @Test
    void hasANodeForEachJobAndAnEdgeForEachDependency() {
        runs.target("c").job("a", Outcome.PASSED).job("b", Outcome.NOT_RUN).job("c", Outcome.CONVERGED, "b", "a");
        assertThat(runs.drawing())
                .isEqualTo(new Drawing(
                        "a <program>",
                        List.of(
                                new Node("a", State.PASSED, "a\npassed, 1 attempt", 1, false),
                                new Node("b", State.NOT_RUN, "b\nnot run", 1, false),
                                new Node("c", State.CONVERGED, "c\nconverged, 1 attempt", 1, true)),
                        List.of(new Edge(2, 1), new Edge(2, 0))));
    }

    @Test
    void tooltipsTellWhy() {
        runs.failed("failed", 3, "no <luck>\ntoday");
        runs.blocked("blocked", List.of("failed"), "failed");
        runs.blocked("more", List.of("a", "b", "c", "d", "e", "f", "g"));
        runs.failed("long", 1, "x".repeat(1_000_000));
        assertThat(runs.drawing().nodes())
                .extracting(Node::tooltip)
                .containsExactly(
                        "failed\nfailed, 3 attempts\nno <luck> ...",
                        "blocked\nblocked by failed",
                        "more\nblocked by a, b, c, d, e and 2 more",
                        "long\nfailed, 1 attempt\n" + "x".repeat(80) + "...(999840 more)..." + "x".repeat(80));
    }

    @Test
    void aDependencyThatIsNotThereIsRefused() {
        runs.job("a", Outcome.PASSED, "gone");
        assertThatThrownBy(runs::drawing)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("job \"a\" depends on \"gone\", which is not in the report; make the report anew");
    }

    private void family() {
        runs.job("ground", Outcome.PASSED)
                .job("left", Outcome.PASSED, "ground")
                .job("right", Outcome.PASSED, "ground")
                .job("middle", Outcome.PASSED, "left", "right")
                .job("aunt", Outcome.PASSED, "right")
                .job("top", Outcome.PASSED, "middle", "aunt");
    }

    @Test
    void focusLeavesWhatAJobNeedsAndWhatNeedsIt() {
        family();
        Drawing focus = runs.drawing().focus("left");
        assertThat(names(focus)).containsExactly("ground", "left", "middle", "top");
        assertThat(edges(focus)).containsExactly("left -> ground", "middle -> left", "top -> middle");
    }

    @Test
    void focusGoesNoFurtherThanItsDepth() {
        family();
        assertThat(names(runs.drawing().focus("middle", 1))).containsExactly("left", "right", "middle", "top");
        assertThat(names(runs.drawing().focus("left", 1))).containsExactly("ground", "left", "middle");
        assertThat(names(runs.drawing().focus("left", 0))).containsExactly("left");
    }

    @Test
    void aFocusThatIsNoJobIsRefusedWithTheNearestNames() {
        family();
        Drawing drawing = runs.drawing();
        assertThatThrownBy(() -> drawing.focus("rigth", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no job \"rigth\"; did you mean \"right\"?");
    }

    @Test
    void fewNodesAreNotFolded() {
        family();
        assertThat(runs.drawing().folded()).isEqualTo(runs.drawing());
    }

    @Test
    void satisfiedPartsAreFoldedAroundWhatWentWrong() {
        runs.target("top");
        for (int i = 0; i < 30; i++) {
            runs.job("deep " + i, Outcome.PASSED, i == 0 ? new String[0] : new String[] {"deep " + (i - 1)});
        }
        runs.job("near", Outcome.CONVERGED, "deep 29");
        runs.failed("failed", 1, "no", "near");
        runs.blocked("top", List.of("failed"), "failed", "deep 3");
        Drawing folded = runs.drawing().folded(20);
        assertThat(names(folded))
                .containsExactly("3 satisfied jobs", "deep 3", "26 satisfied jobs", "near", "failed", "top");
        assertThat(edges(folded))
                .containsExactly(
                        "deep 3 -> 3 satisfied jobs",
                        "26 satisfied jobs -> deep 3",
                        "near -> 26 satisfied jobs",
                        "failed -> near",
                        "top -> failed",
                        "top -> deep 3");
        assertThat(folded.nodes().get(0))
                .isEqualTo(new Node(
                        "3 satisfied jobs", State.PASSED, "3 satisfied jobs\ndeep 0, deep 1, deep 2", 3, false));
    }

    @Test
    void ofAPlanOnlyWhatIsSatisfiedIsFolded() {
        runs.plan().job("a", Outcome.PASSED).job("b", Outcome.ASSUMED, "a").job("c", Outcome.PASSED, "b");
        runs.failed("would run", 1, "no");
        runs.job("may run", Outcome.PASSED, "would run").job("may run too", Outcome.PASSED, "may run");
        Drawing folded = runs.drawing().folded(0);
        assertThat(names(folded)).containsExactly("3 satisfied jobs", "would run", "may run", "may run too");
        assertThat(folded.nodes())
                .extracting(Node::state)
                .containsExactly(State.SATISFIED, State.WOULD_RUN, State.MAY_RUN, State.MAY_RUN);
    }

    @Test
    void whatServesTheSameJobIsOneGroup() {
        List<String> leaves = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            leaves.add("leaf " + i);
            runs.job("leaf " + i, Outcome.PASSED);
        }
        runs.failed("hub", 1, "no", leaves.toArray(String[]::new));
        Drawing folded = runs.drawing().folded();
        assertThat(names(folded)).hasSize(14).contains("2,988 satisfied jobs", "hub", "leaf 0", "leaf 11");
        assertThat(folded.edges()).hasSize(13);
    }

    @Test
    void groupsThatWouldHaveTheNameOfAnotherNodeGetANumber() {
        runs.job("a", Outcome.PASSED).job("b", Outcome.PASSED, "a");
        runs.failed("2 satisfied jobs", 1, "no");
        assertThat(names(runs.drawing().folded(0))).containsExactly("2 satisfied jobs (2)", "2 satisfied jobs");
    }

    @Test
    void foldedRandomGraphsKeepTheirJobsTheirFailuresAndHaveNoCycle() {
        Random random = new Random(7);
        Outcome[] outcomes = Outcome.values();
        for (int round = 0; round < 300; round++) {
            Runs some = new Runs();
            int size = 1 + random.nextInt(40);
            for (int i = 0; i < size; i++) {
                List<String> dependencies = new ArrayList<>();
                for (int k = random.nextInt(4); i > 0 && k > 0; k--) {
                    dependencies.add("" + random.nextInt(i));
                }
                Outcome outcome = random.nextInt(6) > 0 ? Outcome.PASSED : outcomes[random.nextInt(outcomes.length)];
                some.job("" + i, outcome, dependencies.stream().distinct().toArray(String[]::new));
            }
            Drawing all = some.drawing();
            Drawing folded = all.folded(0);
            assertThat(folded.nodes().stream().mapToInt(Node::jobs).sum()).isEqualTo(size);
            assertThat(names(folded)).doesNotHaveDuplicates();
            assertThat(folded.nodes())
                    .containsAll(all.nodes().stream()
                            .filter(node -> !node.state().isSatisfied())
                            .toList());
            Layers layers = Layers.of(folded.nodes().size(), folded.edges());
            Set<Edge> upwards = new HashSet<>(folded.edges());
            upwards.removeIf(edge -> layers.of(edge.from()) < layers.of(edge.to()));
            assertThat(upwards).isEmpty();
        }
    }
}
