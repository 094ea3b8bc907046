package dev.fixpoint.bench;

import com.github.dexecutor.core.DefaultDexecutor;
import com.github.dexecutor.core.DexecutorConfig;
import com.github.dexecutor.core.ExecutionConfig;
import com.github.dexecutor.core.task.Task;
import com.github.dexecutor.core.task.TaskProvider;
import dev.fixpoint.job.Job;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** dexecutor executes the same jobs on one thread. It serves once; building its graph does not count. */
final class DexecutorSide implements Side {

    private final Workload workload;
    private final AtomicInteger satisfied = new AtomicInteger();
    private @Nullable DefaultDexecutor<Integer, Integer> dexecutor;
    private @Nullable ExecutorService threads;

    DexecutorSide(Workload workload) {
        this.workload = workload;
    }

    @Override
    public void prepare() {
        if (threads != null) {
            threads.shutdown();
        }
        threads = Executors.newSingleThreadExecutor();
        dexecutor = new DefaultDexecutor<>(new DexecutorConfig<>(threads, new Tasks()));
        for (int job = 0; job < workload.size(); job++) {
            if (workload.dependencyCount(job) == 0) {
                dexecutor.addIndependent(job);
            }
            for (int i = 0; i < workload.dependencyCount(job); i++) {
                dexecutor.addDependency(workload.dependency(job, i), job);
            }
        }
    }

    @Override
    public long measure() throws Exception {
        satisfied.set(0);
        long cost = Cost.JAVA_THREADS.of(() -> dexecutor.execute(ExecutionConfig.TERMINATING));
        threads.shutdown();
        if (satisfied.get() != workload.expected()) {
            throw new IllegalStateException("dexecutor has satisfied " + satisfied + " jobs");
        }
        return cost;
    }

    private final class Tasks implements TaskProvider<Integer, Integer> {
        @Override
        public Task<Integer, Integer> provideTask(Integer job) {
            return new CheckTask(job);
        }
    }

    @SuppressWarnings("serial") // never serialized
    private final class CheckTask extends Task<Integer, Integer> {

        private static final long serialVersionUID = 1;

        private final int job;

        CheckTask(int job) {
            this.job = job;
        }

        @Override
        public Integer execute() {
            Job instance = BenchJob.supplier(workload, job).get();
            try {
                instance.check(null);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return satisfied.incrementAndGet();
        }
    }
}
