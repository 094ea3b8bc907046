package dev.fixpoint.page;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.behaviour.MovieNightGraph;
import dev.fixpoint.graph.JobBuilder;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.testing.TickingTime;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Runs to make pages of. */
final class Runs {

    /** Names and messages that mean something else to a browser, or end what they are written in. */
    static final List<String> HOSTILE = List.of(
            "<script>attack()</script>",
            "</script><script>attack()</script>",
            "<!--",
            "-->",
            "<!--<script>",
            "<img src=x onerror=attack()>",
            "\"><svg onload=attack()>",
            "' onmouseover='attack()",
            "javascript:attack()",
            "&lt;b&gt; &amp;",
            "{{data}}",
            "${attack()}",
            "]]>",
            "\\u003Cscript>",
            "\u2028\u2029",
            "\u202Egnp.exe",
            "\u0000\u0007\u001B[31mred\u001B[0m",
            "\uD800",
            "a\uDC00b",
            "line\nbreak\r\ttab",
            " ",
            "__proto__",
            "constructor",
            "\u05E9\u05DC\u05D5\u05DD",
            "\uD83C\uDFAC \u6F22\u5B57",
            "#job=x",
            "%",
            "x".repeat(1_000_000));

    private Runs() {}

    static RunRecord movieNight() {
        return RunRecord.of(
                Fixpoint.of(MovieNightGraph.build())
                        .argument("movie", "MST3K")
                        .argument("battery_state", "dead")
                        .argument("wifi_password", "hunter2")
                        .secret("wifi_password")
                        .defaultRetryDelay(Duration.ofSeconds(2))
                        .timeSource(new TickingTime(Duration.ofMillis(1800)))
                        .converge(),
                "MovieNight");
    }

    static RunRecord plan() {
        return RunRecord.of(
                Fixpoint.of(MovieNightGraph.build())
                        .noAct(true)
                        .timeSource(new TickingTime(Duration.ofMillis(50)))
                        .converge(),
                "MovieNight");
    }

    /** The end of the movie night alone: what blocks it is in another part. */
    static RunRecord endOfMovieNight() {
        RunRecord run = movieNight();
        List<String> part = List.of("StartMovie", "WatchMovie");
        return run.withJobs(run.jobs().stream()
                .filter(job -> part.contains(job.name()))
                .map(job -> job.within(Set.copyOf(part)))
                .toList());
    }

    /** Hosts that are each provisioned in eight steps, some of which fail. */
    static RunRecord provision(int hosts) {
        Random random = new Random(1);
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("network").check(job -> {});
        jobs.job("registry").dependsOn("network").check(job -> {});
        jobs.job("all hosts").dependsOn("network");
        for (int host = 0; host < hosts; host++) {
            String name = String.format("host-%04d", host);
            String before = "network";
            for (String step : List.of("disk", "boot", "user", "packages", "certificate", "service", "health")) {
                JobBuilder job = jobs.job(name + " " + step).dependsOn(before);
                if (step.equals("packages")) {
                    job.dependsOn("registry");
                }
                if (step.equals("service") && host % 10 > 0) {
                    job.dependsOn(String.format("host-%04d health", host / 10 * 10));
                }
                behave(job, random, host, step);
                before = name + " " + step;
            }
            jobs.job(name).dependsOn(before).requiredBy("all hosts");
        }
        return RunRecord.of(
                Fixpoint.of(jobs.build())
                        .argument("region", "eu-north")
                        .timeSource(new TickingTime(Duration.ofMillis(900)))
                        .defaultRetryDelay(Duration.ofMillis(500))
                        .converge(),
                "provision " + hosts + " hosts");
    }

    private static void behave(JobBuilder job, Random random, int host, String step) {
        double luck = random.nextDouble();
        boolean[] done = {luck > 0.35};
        int[] runs = {0};
        boolean hopeless = luck < 0.012 && host % 10 != 0;
        int needed = luck < 0.08 ? 2 : 1;
        job.check(context -> {
            if (hopeless && runs[0] > 0) {
                throw CheckFailure.because("host-" + host + " " + step + ": connection refused (port 22)");
            }
            if (step.equals("service") && !done[0]) {
                context.requireEqual("state of the service", "active", runs[0] >= needed ? "active" : "inactive");
            }
            context.require(done[0] && !hopeless, "the " + step + " is not there yet");
        });
        job.run(context -> {
            runs[0]++;
            done[0] = runs[0] >= needed;
            context.result(step + " made in run " + runs[0]);
        });
    }

    /** Jobs of which everything that is text is hostile, also what no graph would let through. */
    static RunRecord hostile() {
        JobGraph.Builder jobs = JobGraph.builder();
        for (int i = 0; i < HOSTILE.size(); i++) {
            String text = HOSTILE.get(i);
            JobBuilder job = jobs.job(String.valueOf(i));
            if (i % 3 > 0) {
                job.dependsOn(String.valueOf(i - 1));
            }
            job.tries(2)
                    .check(context -> {
                        context.global().put("stored " + text, text);
                        context.requireEqual(text, text, "not " + text);
                    })
                    .run(context -> {
                        context.result(text);
                        throw new IllegalStateException(text);
                    });
        }
        Fixpoint fixpoint = Fixpoint.of(jobs.build()).timeSource(new TickingTime(Duration.ofMillis(5)));
        for (String text : HOSTILE) {
            fixpoint.argument("argument " + text, text);
        }
        return renamed(RunRecord.of(fixpoint.arguments(HOSTILE.toArray()).converge(), HOSTILE.get(1)));
    }

    /** Gives each job the hostile text of its number for a name, as a forged record might. */
    private static RunRecord renamed(RunRecord run) {
        return new RunRecord(
                run.program(),
                run.started(),
                run.duration(),
                run.waited(),
                run.sweeps(),
                run.mode(),
                run.cancelled(),
                run.timedOut(),
                run.allSatisfied(),
                run.settings(),
                run.positional(),
                run.named(),
                run.storage(),
                hostileNames(run.targets()),
                run.unneeded(),
                run.jobs().stream().map(Runs::renamed).toList(),
                run.cleanups(),
                run.abandoned(),
                run.listenerError());
    }

    private static JobRecord renamed(JobRecord job) {
        return new JobRecord(
                HOSTILE.get(Integer.parseInt(job.name())),
                job.kind(),
                job.type(),
                hostileNames(job.dependencies()),
                job.tries(),
                job.retryDelay(),
                job.terms(),
                job.outcome(),
                job.tookPart(),
                job.attempts(),
                hostileNames(job.blockedBy()),
                job.result());
    }

    private static List<String> hostileNames(List<String> numbers) {
        return numbers.stream()
                .map(number -> HOSTILE.get(Integer.parseInt(number)))
                .toList();
    }
}
