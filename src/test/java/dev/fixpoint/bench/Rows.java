package dev.fixpoint.bench;

import dev.fixpoint.bench.Row.Unit;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** The rows of the table whose two sides are measured in one virtual machine. */
final class Rows {

    private static final List<Mode> MODES = List.of(Mode.SATISFIED, Mode.ONE_RUN);
    private static final int SMALL = 10_000;

    private final Contests contests;
    private final boolean quick;

    Rows(Contests contests, boolean quick) {
        this.contests = contests;
        this.quick = quick;
    }

    List<Row> all() {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.judged(
                "converge",
                "converge() of 1,000,000 jobs, against the limit loop: " + (quick ? "layered" : "layered, random, fan"),
                3,
                1.7,
                Unit.TIMES,
                () -> worstConverge(quick ? List.of(Shape.LAYERED) : List.of(Shape.LAYERED, Shape.RANDOM, Shape.FAN))));
        rows.add(Row.judged("chain", "the same: chain", 4, 2, Unit.TIMES, () -> worstConverge(List.of(Shape.CHAIN))));
        rows.add(Row.judged(
                "build",
                "building a named graph of 1,000,000 jobs and 3,000,000 edges, against a HashMap and int arrays",
                2,
                1.3,
                Unit.TIMES,
                () -> worstBuild(Contest.BUILD)));
        rows.add(Row.judged(
                "jgrapht",
                "the same, against JGraphT's leanest mutable graph",
                1,
                0.5,
                Unit.TIMES,
                () -> worstBuild(Contest.BUILD_JGRAPHT)));
        rows.add(Row.judged(
                "growth",
                "growth of the first and third ratio from 10,000 to 1,000,000 jobs: "
                        + (quick ? "layered" : "every shape, order and mode, and all blocked"),
                1.5,
                1.2,
                Unit.TIMES,
                this::worstGrowth));
        return rows;
    }

    private Measured worstConverge(List<Shape> shapes) throws RunnerException {
        Measured worst = Measured.not("");
        for (Shape shape : shapes) {
            for (Mode mode : MODES) {
                worst = worst.or(ratio(Contest.CONVERGE, Setting.of(shape, mode, Setting.MILLION)));
            }
        }
        return worst;
    }

    private Measured worstBuild(Contest contest) throws RunnerException {
        Measured worst = ratio(contest, Setting.of(Shape.LAYERED, Mode.SATISFIED, Setting.MILLION));
        return quick ? worst.or(ratio(contest, Setting.of(Shape.CHAIN, Mode.SATISFIED, Setting.MILLION))) : worst;
    }

    private Measured worstGrowth() throws RunnerException {
        Measured worst = Measured.not("");
        for (Shape shape : quick ? List.of(Shape.LAYERED) : List.of(Shape.values())) {
            for (Order order : quick ? List.of(Order.FORWARD) : List.of(Order.values())) {
                for (Mode mode : MODES) {
                    worst = worst.or(growth(Contest.CONVERGE, new Setting(shape, order, mode, Setting.MILLION)));
                }
                Setting satisfied = new Setting(shape, order, Mode.SATISFIED, Setting.MILLION);
                worst = worst.or(growth(Contest.BUILD, satisfied));
                if (!quick) {
                    worst = worst.or(growth(Contest.CONVERGE_BLOCKED, satisfied));
                }
            }
        }
        return worst;
    }

    private Measured growth(Contest contest, Setting setting) throws RunnerException {
        double large = contests.figure(contest, setting).ratio();
        double small = contests.figure(contest, setting.withSize(SMALL)).ratio();
        return new Measured(large / small, contest + ", " + setting);
    }

    private Measured ratio(Contest contest, Setting setting) throws RunnerException {
        return new Measured(contests.figure(contest, setting).ratio(), setting.toString());
    }
}
