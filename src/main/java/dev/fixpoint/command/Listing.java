package dev.fixpoint.command;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.JobTerms;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.PolicyReport;
import dev.fixpoint.text.Durations;
import dev.fixpoint.text.Quoted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The jobs of a graph, listed. */
final class Listing {

    /** A tree that is deeper is of no use to anybody. */
    private static final int DEEPEST = 100;

    private static final int MOST_NAMES = 8;

    /** A longer name moves the rest of its own row, and no other. */
    private static final int WIDEST_NAME = 60;

    private Listing() {}

    static String of(JobGraph graph, OutputOptions.ListForm form) {
        return switch (form) {
            case TABLE -> table(graph);
            case TREE -> tree(graph);
            case JSON -> json(graph);
        };
    }

    /** A line for each job, in the order of the positions: each behind all that it depends on. */
    private static String table(JobGraph graph) {
        List<JobRecord> jobs = RunRecord.of(graph, "").jobs();
        int widest = Math.max(
                3,
                jobs.stream()
                        .mapToInt(job -> Quoted.visible(job.name()).length())
                        .filter(width -> width <= WIDEST_NAME)
                        .max()
                        .orElse(0));
        boolean hasPriorities = graph.hasPriorities();
        int pools = graph.pools().isEmpty()
                ? 0
                : Math.max(
                        5,
                        jobs.stream()
                                .mapToInt(job -> pools(job).length())
                                .filter(width -> width <= WIDEST_NAME)
                                .max()
                                .orElse(0));
        StringBuilder text = new StringBuilder();
        line(
                text,
                widest,
                "JOB",
                "KIND",
                "TRIES",
                "DELAY",
                more(hasPriorities, "PRIORITY", pools, "POOLS") + "DEPENDS ON");
        for (JobRecord job : jobs) {
            boolean hasTries =
                    graph.definition(graph.position(job.name())).tries().isPresent();
            line(
                    text,
                    widest,
                    Quoted.visible(job.name()),
                    kind(job),
                    hasTries ? String.valueOf(job.tries()) : "-",
                    delay(graph, job),
                    more(hasPriorities, String.valueOf(job.terms().priority()), pools, pools(job)) + dependencies(job));
        }
        return text.toString();
    }

    private static void line(
            StringBuilder text, int widest, String job, String kind, String tries, String delay, String rest) {
        String line = job
                + " ".repeat(Math.max(0, widest - job.length()))
                + String.format(Locale.ROOT, "  %-8s  %5s  %6s  %s", kind, tries, delay, rest);
        text.append(line.stripTrailing()).append('\n');
    }

    /** The cells of columns that are there only if some job has something in them. */
    private static String more(boolean hasPriorities, String priority, int widestPools, String pools) {
        return (hasPriorities ? String.format(Locale.ROOT, "%8s  ", priority) : "")
                + (widestPools == 0 ? "" : pools + " ".repeat(Math.max(0, widestPools - pools.length()) + 2));
    }

    /** A backoff is shown by its first delay. */
    private static String delay(JobGraph graph, JobRecord job) {
        if (job.terms().policy().backoff().isPresent()) {
            return Durations.format(job.terms().policy().backoff().get().first()) + "+";
        }
        return graph.definition(graph.position(job.name())).retryDelay().isPresent()
                ? Durations.format(job.retryDelay())
                : "-";
    }

    private static String pools(JobRecord job) {
        return job.terms().pools().isEmpty()
                ? "-"
                : job.terms().pools().entrySet().stream()
                        .map(pool ->
                                Quoted.visible(pool.getKey()) + (pool.getValue() == 1 ? "" : " x " + pool.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String dependencies(JobRecord job) {
        List<String> soft = job.terms().softDependencies();
        return some(job.dependencies())
                + (soft.isEmpty() ? "" : (job.dependencies().isEmpty() ? "" : "; ") + "after " + some(soft));
    }

    private static String some(List<String> names) {
        List<String> some = names.subList(0, Math.min(names.size(), MOST_NAMES));
        return Quoted.visible(String.join(", ", some))
                + (names.size() > some.size() ? " and " + (names.size() - some.size()) + " more" : "");
    }

    private static String kind(JobRecord job) {
        return job.kind() == JobRecord.Kind.UNKNOWN
                ? "-"
                : job.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private record Node(String job, int depth) {}

    /** What depends on what, from the targets; what was spread out before is not again. */
    private static String tree(JobGraph graph) {
        StringBuilder text = new StringBuilder();
        Set<String> spread = new HashSet<>();
        Deque<Node> next = new ArrayDeque<>();
        graph.targets().forEach(target -> next.add(new Node(target, 0)));
        while (!next.isEmpty()) {
            Node node = next.pop();
            List<String> dependencies = graph.dependencies(node.job());
            boolean tooDeep = node.depth() >= DEEPEST && !spread.contains(node.job());
            boolean isNew = !tooDeep && spread.add(node.job());
            text.append("  ".repeat(node.depth())).append(Quoted.visible(node.job()));
            if (!dependencies.isEmpty() && !isNew) {
                text.append(tooDeep ? " (and what it depends on)" : " (above)");
            }
            text.append('\n');
            if (isNew) {
                List<String> reversed = new ArrayList<>(dependencies);
                Collections.reverse(reversed);
                reversed.forEach(dependency -> next.push(new Node(dependency, node.depth() + 1)));
            }
        }
        return text.toString();
    }

    private static String json(JobGraph graph) {
        try {
            return json(graph, JsonMapper.builder().build());
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "--list=json needs Jackson; add tools.jackson.core:jackson-databind, version 3.1 or later, to the class"
                            + " path, or use --list=table",
                    e);
        }
    }

    /** What few jobs declare. */
    private static void terms(ObjectNode node, JobTerms terms) {
        texts(node, "softDependencies", terms.softDependencies());
        if (terms.priority() != 0) {
            node.put("priority", terms.priority());
        }
        if (!terms.pools().isEmpty()) {
            ArrayNode pools = node.putArray("pools");
            terms.pools()
                    .forEach((pool, permits) ->
                            pools.addObject().put("name", pool).put("permits", permits));
        }
        if (!terms.policy().equals(PolicyReport.NONE)) {
            node.put("policy", terms.policy().toString());
        }
        texts(node, "produces", terms.produces());
        texts(node, "consumes", terms.consumes());
    }

    private static void texts(ObjectNode node, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode array = node.putArray(name);
            texts.forEach(array::add);
        }
    }

    private static String json(JobGraph graph, JsonMapper mapper) {
        ObjectNode root = mapper.createObjectNode();
        ArrayNode targets = root.putArray("targets");
        graph.targets().forEach(targets::add);
        ArrayNode jobs = root.putArray("jobs");
        for (JobRecord job : RunRecord.of(graph, "").jobs()) {
            ObjectNode node = jobs.addObject();
            node.put("name", job.name());
            node.put("kind", job.kind().name().toLowerCase(Locale.ROOT));
            job.type().ifPresent(type -> node.put("type", type));
            graph.definition(graph.position(job.name())).tries().ifPresent(tries -> node.put("tries", tries));
            graph.definition(graph.position(job.name()))
                    .retryDelay()
                    .ifPresent(delay -> node.put("retryDelay", delay.toString()));
            ArrayNode dependencies = node.putArray("dependencies");
            job.dependencies().forEach(dependencies::add);
            terms(node, job.terms());
        }
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }
}
