package dev.fixpoint.engine;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Secrets;
import dev.fixpoint.text.Quoted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Sees to it that no job is named after a secret. A name is what a job is known by, so it is never masked: it would be shown
 * everywhere.
 */
public final class SecretNames {

    private final JobGraph graph;
    private final Set<String> secret;
    private final Secrets all;

    private SecretNames(JobGraph graph, Set<String> secret) {
        this.graph = graph;
        this.secret = secret;
        this.all = new Secrets(secret);
    }

    /** Refuses a convergence in which a job is named after a secret argument or a secret value that is stored beforehand. */
    public static void refuse(Settings settings) {
        Optional<String> problem = problem(
                settings.graph(), settings.secrets(), settings.arguments().named(), settings.storage());
        if (problem.isPresent()) {
            throw new SecretNameException(problem.get());
        }
    }

    /**
     * Returns what is wrong if a job is named after a secret, without telling it.
     *
     * @param secret the names of arguments and stored values that are secret
     */
    public static Optional<String> problem(
            JobGraph graph, Set<String> secret, Map<String, ?> arguments, Map<String, ?> storage) {
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        SecretNames names = new SecretNames(graph, secret);
        arguments.forEach(names.all::learn);
        storage.forEach(names.all::learn);
        return names.problem("argument ", arguments).or(() -> names.problem("the stored value ", storage));
    }

    /**
     * Adds a value that a job stores to the secrets of a running convergence, if its name is that of one.
     *
     * @throws SecretNameException if a job is named after it. It does not say which: their names have been shown already
     */
    static void learn(Secrets secrets, JobGraph graph, String name, Object value) {
        if (!secrets.isSecret(name)) {
            return;
        }
        int telling = new SecretNames(graph, Set.of(name)).telling(name, value).size();
        if (telling > 0) {
            throw new SecretNameException(Quoted.of(name) + " is secret, but what was to be stored there is in the "
                    + (telling == 1 ? "name of a job" : "names of " + telling + " jobs")
                    + "; names are shown everywhere, so it was not stored: name "
                    + (telling == 1 ? "the job" : "them") + " after something else");
        }
        secrets.learn(name, value);
    }

    /** Returns the names of the jobs in which a secret is. */
    private List<String> telling(String name, Object value) {
        Secrets one = new Secrets(secret);
        one.learn(name, value);
        return Stream.concat(graph.jobs().stream(), graph.unneeded().stream())
                .filter(job -> !one.mask(job).equals(job))
                .toList();
    }

    private Optional<String> problem(String kind, Map<String, ?> values) {
        for (Map.Entry<String, ?> value : new TreeMap<>(values).entrySet()) {
            List<String> telling = telling(value.getKey(), value.getValue());
            if (!telling.isEmpty()) {
                return Optional.of(kind + Quoted.of(value.getKey()) + " is secret, but its text is in the "
                        + (telling.size() == 1
                                ? "name of a job, "
                                : "names of " + telling.size() + " jobs, the first of them ")
                        + Quoted.of(all.mask(telling.get(0)))
                        + "; names are shown everywhere: name "
                        + (telling.size() == 1 ? "it" : "them") + " after something else");
            }
        }
        return Optional.empty();
    }
}
