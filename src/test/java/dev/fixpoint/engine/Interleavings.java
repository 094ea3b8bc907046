package dev.fixpoint.engine;

import dev.fixpoint.test.FakeTime;
import dev.fixpoint.time.TimeSource;
import java.util.function.Consumer;
import org.jetbrains.lincheck.Lincheck;
import org.jetbrains.lincheck.LincheckAssertionError;

/** Goes through many of the orders in which the threads of a scenario can take turns, switching at any access to what they share. */
final class Interleavings {

    private static final int PREPARATIONS = 5;

    private Interleavings() {}

    /**
     * Executes a scenario in many orders.
     *
     * @param orders how many
     * @param scenario throws if something is not as it should be
     * @throws org.jetbrains.lincheck.LincheckAssertionError with the order, if one fails or does not come to its end
     */
    static void explore(int orders, Runnable scenario) {
        scenario.run(); // classes are initialized outside of the tester
        search(orders, scenario);
    }

    /**
     * The same for a scenario that can go wrong outside of the tester as well; its classes have to be initialized already.
     *
     * @throws org.jetbrains.lincheck.LincheckAssertionError as above
     */
    static void search(int orders, Runnable scenario) {
        prepare(scenario);
        Lincheck.runConcurrentTest(orders, scenario);
    }

    /** Executes a scenario that needs a clock in many orders. */
    static void exploreOnClock(int orders, Consumer<TimeSource> scenario) {
        scenario.accept(new FakeTime());
        Runnable onClock = () -> scenario.accept(new SwitchingTime());
        search(orders, onClock);
    }

    /**
     * Has the classes rewritten. That is done the first time that they are used, and on a machine that is busy it takes longer
     * than the tester grants to a single order; what fails for other reasons fails again.
     */
    private static void prepare(Runnable scenario) {
        for (int i = 0; i < PREPARATIONS; i++) {
            try {
                Lincheck.runConcurrentTest(1, scenario);
                return;
            } catch (LincheckAssertionError e) {
                // it has got a part of the way
            }
        }
    }

    /** Executes two pieces of code at once, and returns when both have ended. */
    static void atOnce(Runnable one, Runnable other) {
        Thread first = new Thread(one);
        Thread second = new Thread(other);
        first.start();
        second.start();
        join(first);
        join(second);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Throws if the condition does not hold. Assertion libraries would be gone through, too. */
    static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
