package dev.fixpoint.bench;

import dev.fixpoint.bench.Row.Unit;
import java.util.ArrayList;
import java.util.List;

/** The rows of the table whose two sides are measured in one virtual machine. */
final class Rows {

    private static final List<Mode> MODES = List.of(Mode.SATISFIED, Mode.ONE_RUN);
    private static final List<Order> FORWARD = List.of(Order.FORWARD);
    private static final int SMALL = 10_000;

    private final Contests contests;
    private final boolean quick;
    private final List<Shape> shapes;
    private final List<Order> orders;

    Rows(Contests contests, boolean quick) {
        this.contests = contests;
        this.quick = quick;
        this.shapes = quick ? List.of(Shape.LAYERED) : Shape.GRAPHS;
        this.orders = quick ? FORWARD : List.of(Order.values());
    }

    /** Returns converging, building and their growth. */
    List<Row> ratios() {
        List<Row> rows = new ArrayList<>();
        List<Shape> wide = quick ? List.of(Shape.LAYERED) : List.of(Shape.LAYERED, Shape.RANDOM, Shape.FAN);
        String inEveryOrder = quick ? "" : ", declared in every order";
        rows.add(Row.judged(
                "converge",
                "converge() of 1,000,000 jobs, against the limit loop: " + (quick ? "layered" : "layered, random, fan")
                        + inEveryOrder,
                3,
                1.7,
                Unit.TIMES,
                () -> worst(Contest.CONVERGE, wide, orders)));
        rows.add(Row.judged(
                "chain",
                "the same: chain",
                4,
                2,
                Unit.TIMES,
                () -> worst(Contest.CONVERGE, List.of(Shape.CHAIN), orders)));
        rows.add(Row.judged(
                "build",
                "building a named graph of 1,000,000 jobs, against a HashMap and int arrays: "
                        + (quick ? "layered, chain" : "every shape") + inEveryOrder,
                2,
                1.3,
                Unit.TIMES,
                () -> worstBuild(Contest.BUILD, quick ? List.of(Shape.LAYERED, Shape.CHAIN) : Shape.GRAPHS)));
        rows.add(Row.judged(
                "jgrapht",
                "the same, against JGraphT's leanest mutable graph: " + (quick ? "layered, chain" : "layered")
                        + inEveryOrder,
                1,
                0.5,
                Unit.TIMES,
                () -> worstBuild(
                        Contest.BUILD_JGRAPHT, quick ? List.of(Shape.LAYERED, Shape.CHAIN) : List.of(Shape.LAYERED))));
        rows.add(Row.judged(
                "growth",
                "growth of converging and building from 10,000 to 1,000,000 jobs: "
                        + (quick ? "layered" : "every shape, order and mode, and all blocked"),
                1.5,
                1.2,
                Unit.TIMES,
                this::worstGrowth));
        return rows;
    }

    Row futures() {
        return Row.judged(
                "futures",
                "converge() of 1,000,000 layered jobs, against CompletableFuture on the same jobs",
                1,
                0.5,
                Unit.TIMES,
                () -> worst(Contest.COMPLETABLE_FUTURE, List.of(Shape.LAYERED)));
    }

    List<Row> parallel() {
        return List.of(
                Row.judged(
                        "workers",
                        "parallelism 2, jobs of 100 us, against two bare threads splitting the same calls",
                        1.05,
                        1.02,
                        Unit.TIMES,
                        this::workers),
                Row.judged(
                        "empty-jobs",
                        "parallelism 2, 1,000,000 empty jobs, against one after the other",
                        4,
                        2,
                        Unit.TIMES,
                        () -> emptyJobs(Contest.EMPTY_JOBS)),
                Row.shown(
                        "empty-jobs-unnamed",
                        "the same, threadNames(false) on both sides",
                        () -> emptyJobs(Contest.EMPTY_JOBS_UNNAMED)),
                Row.shown(
                        "empty-jobs-named",
                        "the same, threadNames(true) on both sides",
                        () -> emptyJobs(Contest.EMPTY_JOBS_NAMED)),
                Row.shown(
                        "empty-jobs-names",
                        "500,000 bare calls of Thread.setName on two threads each, against one after the other",
                        () -> emptyJobs(Contest.EMPTY_JOBS_NAMES)));
    }

    List<Row> waiting() {
        return List.of(
                Row.judged(
                        "sleep",
                        "200 jobs that sleep 20 ms, parallelism 2, against 2.0 s",
                        1.05,
                        1.02,
                        Unit.TIMES,
                        () -> plain(Contest.SLEEP, sleepers())),
                Row.judged(
                        "sleep-virtual",
                        "the same on virtual threads, against bare virtual threads",
                        2,
                        1.3,
                        Unit.TIMES,
                        this::sleepVirtual));
    }

    Row retryDelay() {
        return Row.judged(
                "retry-delay",
                "100,000 jobs waiting for their retry delay: CPU time, of one core",
                1,
                0.1,
                Unit.PERCENT,
                () -> new Measured(
                        100
                                * contests.figure(
                                                Contest.RETRY_DELAY,
                                                Setting.of(Shape.INDEPENDENT, Mode.SATISFIED, 100_000))
                                        .ratio(),
                        ""));
    }

    /** Returns what is shown only. */
    List<Row> shown() {
        return List.of(
                Row.shown(
                        "hub",
                        "converge() of 1,000,000 jobs, against the limit loop: hub, declared in every order",
                        () -> worst(Contest.CONVERGE, List.of(Shape.HUB), orders)),
                Row.shown(
                        "converge-named",
                        "converge() of 1,000,000 jobs with threadNames(true), against the limit loop: layered",
                        () -> worst(Contest.CONVERGE_NAMED, List.of(Shape.LAYERED))),
                Row.shown("chain-named", "the same: chain", () -> worst(Contest.CONVERGE_NAMED, List.of(Shape.CHAIN))),
                Row.shown(
                        "names",
                        "1,000,000 bare calls of Thread.setName, against the limit loop: layered",
                        () -> plain(Contest.NAMES, Setting.of(Shape.LAYERED, Mode.SATISFIED, Setting.MILLION))),
                Row.shown(
                        "futures-named",
                        "converge() with threadNames(true), against CompletableFuture",
                        () -> worst(Contest.COMPLETABLE_FUTURE_NAMED, List.of(Shape.LAYERED))),
                Row.shown(
                        "four-classes",
                        "converge() of 1,000,000 jobs of four classes, against the limit loop: layered",
                        () -> worst(Contest.CONVERGE_FOUR_CLASSES, List.of(Shape.LAYERED))),
                Row.shown(
                        "retries",
                        "growth of converging layered jobs whose first attempt fails, against the limit loop, all satisfied",
                        () -> growthAndRatio(Contest.RETRIES, Shape.LAYERED)),
                Row.shown(
                        "pools",
                        "growth of two workers on jobs in two pools of one permit each, layered or independent, against two workers and no pools",
                        () -> growthAndRatio(Contest.POOLS, Shape.LAYERED)
                                .or(growthAndRatio(Contest.POOLS, Shape.INDEPENDENT))),
                Row.shown(
                        "blocked-report",
                        "growth of reading the reports of layered jobs that are blocked, against finding one job that blocks each by hand",
                        () -> growthAndRatio(Contest.BLOCKED_REPORT, Shape.LAYERED)),
                Row.shown(
                        "dexecutor",
                        "converge() of 10,000 layered jobs, against dexecutor on one thread",
                        this::dexecutor));
    }

    /** Measures the points of the plot that the rows do not. */
    void points() throws Exception {
        for (Contest contest :
                List.of(Contest.CONVERGE, Contest.BUILD, Contest.BUILD_JGRAPHT, Contest.COMPLETABLE_FUTURE)) {
            for (int size : List.of(1_000, SMALL, 100_000, Setting.MILLION)) {
                contests.figure(contest, Setting.of(Shape.LAYERED, Mode.SATISFIED, size));
            }
        }
    }

    private static Setting sleepers() {
        return Setting.of(Shape.INDEPENDENT, Mode.SATISFIED, 200);
    }

    private Measured workers() throws Exception {
        Setting setting = Setting.of(Shape.INDEPENDENT, Mode.SATISFIED, 20_000);
        double wall = contests.figure(Contest.WORKERS_WALL, setting).ratio();
        double cpu = contests.figure(Contest.WORKERS_CPU, setting).ratio();
        return new Measured(wall, "time; CPU time " + Unit.TIMES.write(cpu))
                .or(new Measured(cpu, "CPU time; time " + Unit.TIMES.write(wall)));
    }

    private Measured emptyJobs(Contest contest) throws Exception {
        return plain(contest, Setting.of(Shape.LAYERED, Mode.SATISFIED, Setting.MILLION));
    }

    private Measured sleepVirtual() throws Exception {
        String java = NewerJava.command();
        if (java.isEmpty()) {
            return Measured.not("virtual threads need Java 21 or later; set JAVA_HOME_25");
        }
        return new Measured(
                contests.figure(Contest.SLEEP_VIRTUAL, sleepers(), java).ratio(), "");
    }

    private Measured dexecutor() throws Exception {
        contests.figure(Contest.DEXECUTOR, Setting.of(Shape.LAYERED, Mode.SATISFIED, 1_000));
        return plain(Contest.DEXECUTOR, Setting.of(Shape.LAYERED, Mode.SATISFIED, SMALL));
    }

    private Measured worst(Contest contest, List<Shape> shapes) throws Exception {
        return worst(contest, shapes, FORWARD);
    }

    private Measured worst(Contest contest, List<Shape> shapes, List<Order> orders) throws Exception {
        Measured worst = Measured.not("");
        for (Shape shape : shapes) {
            for (Order order : orders) {
                for (Mode mode : MODES) {
                    worst = worst.or(ratio(contest, new Setting(shape, order, mode, Setting.MILLION)));
                }
            }
        }
        return worst;
    }

    private Measured plain(Contest contest, Setting setting) throws Exception {
        return new Measured(contests.figure(contest, setting).ratio(), "");
    }

    private Measured worstBuild(Contest contest, List<Shape> shapes) throws Exception {
        Measured worst = Measured.not("");
        for (Shape shape : shapes) {
            for (Order order : orders) {
                worst = worst.or(ratio(contest, new Setting(shape, order, Mode.SATISFIED, Setting.MILLION)));
            }
        }
        return worst;
    }

    private Measured worstGrowth() throws Exception {
        Measured worst = Measured.not("");
        for (Shape shape : shapes) {
            for (Order order : orders) {
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

    private Measured growth(Contest contest, Setting setting) throws Exception {
        double large = contests.figure(contest, setting).ratio();
        double small = contests.figure(contest, setting.withSize(SMALL)).ratio();
        return new Measured(large / small, contest + ", " + setting);
    }

    /** Returns the growth of jobs that are declared forwards, and the ratio at which it ends. */
    private Measured growthAndRatio(Contest contest, Shape shape) throws Exception {
        Setting setting = Setting.of(shape, Mode.SATISFIED, Setting.MILLION);
        double ratio = contests.figure(contest, setting).ratio();
        return new Measured(growth(contest, setting).value(), shape + ", " + Unit.TIMES.write(ratio) + " at 1,000,000");
    }

    private Measured ratio(Contest contest, Setting setting) throws Exception {
        return new Measured(contests.figure(contest, setting).ratio(), setting.toString());
    }
}
