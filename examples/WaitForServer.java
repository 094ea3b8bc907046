import com.sun.net.httpserver.HttpServer;
import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.PhaseLines;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.*;
import dev.fixpoint.report.Report;
import java.io.IOException;
import java.net.*;
import java.net.http.*;
import java.nio.file.*;
import java.time.Duration;
import java.util.*;
import picocli.CommandLine;
import picocli.CommandLine.*;

/** Waits for a server, then migrates: {@code java -cp target/fixpoint.jar examples/WaitForServer.java -v store.txt}. */
class WaitForServer {

    static final Map<String, String> CODES = Map.of("Finland", "FI", "Great Britain", "GB", "Sweden", "SE");
    static final Key<HttpServer> SERVER = Key.of("server", HttpServer.class);

    @Command(name = "WaitForServer", version = "1", mixinStandardHelpOptions = true, description = "Migrates a store.")
    static int call(
            @Parameters(paramLabel = "FILE", description = "The store; made if it is not there.") Path store,
            @Option(names = "--startup", paramLabel = "MILLIS", defaultValue = "1500") long startup,
            @Option(names = "-v", description = "Print a line for each phase.") boolean verbose) {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("store")
                .check(job -> job.require(Files.exists(store) && version(store) > 0, "there is no " + store))
                .run(job -> write(store, List.of("version 1", "Ada: Great Britain", "Linus: Finland")));

        // The server is wanted for the migration only: once that is done, these two find that nobody needs it.
        jobs.job("server")
                .dependsOn("store")
                .check(job -> job.require(
                        version(store) == 2 || job.global().find(SERVER).isPresent(), "not running"))
                .run(job -> job.global().put(SERVER, start(startup)))
                .cleanup(job -> job.global().get(SERVER).stop(0));
        jobs.job("server is ready")
                .dependsOn("server")
                .tries(60)
                .check(job ->
                        job.require(version(store) == 2 || ask(job, "Finland").equals("FI"), "wrong answer"));
        jobs.job("migration")
                .dependsOn("server is ready")
                .check(job -> job.require(version(store) == 2, store + " is not migrated"))
                .run(job -> {
                    List<String> lines = Files.readAllLines(store);
                    lines.set(0, "version 2");
                    for (int i = 1; i < lines.size(); i++) {
                        String[] entry = lines.get(i).split(": ", 2);
                        lines.set(i, entry[0] + ": " + ask(job, entry[entry.length - 1]));
                    }
                    write(store, lines);
                    job.result(lines.size() - 1 + " lines");
                });

        Fixpoint fixpoint = Fixpoint.of(jobs.build());
        if (verbose) {
            fixpoint.listener(PhaseLines.verbose(System.err));
        }
        Report report = fixpoint.converge();
        report.job("migration").result().ifPresent(result -> System.out.println("migrated: " + result));
        System.out.println(report.summary());
        return report.succeeded() ? 0 : 1;
    }

    private static HttpServer start(long startup) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        long ready = System.nanoTime() + Duration.ofMillis(startup).toNanos();
        server.createContext("/", exchange -> {
            String code = CODES.getOrDefault(exchange.getRequestURI().getPath().substring(1), "");
            exchange.getResponseHeaders().set("Retry-After", "1");
            exchange.sendResponseHeaders(System.nanoTime() < ready ? 503 : code.isEmpty() ? 404 : 200, 0);
            exchange.getResponseBody().write(code.getBytes());
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String ask(JobContext job, String country) throws Exception {
        InetSocketAddress server = job.global().get(SERVER).getAddress();
        URI uri = new URI("http", null, server.getHostString(), server.getPort(), "/" + country, null, null);
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
        var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        long seconds = response.headers().firstValueAsLong("Retry-After").orElse(1);
        return switch (response.statusCode()) {
            case 200 -> response.body();
            case 503 -> throw CheckFailure.because("the server is starting").tryAgainAfter(Duration.ofSeconds(seconds));
            default -> throw new IOException("the server knows no " + country);
        };
    }

    private static int version(Path store) throws IOException {
        String first = Files.readAllLines(store).stream().findFirst().orElse("");
        if (!first.matches("version [12]")) {
            throw CheckFailure.because(store + " is no store: it does not start with a version")
                    .hopeless();
        }
        return first.endsWith("1") ? 1 : 2;
    }

    private static void write(Path store, List<String> lines) throws IOException {
        Path draft = store.resolveSibling(store.getFileName() + ".draft");
        Files.move(Files.write(draft, lines), store, StandardCopyOption.ATOMIC_MOVE); // nobody ever reads half a store
    }

    public static void main(String[] args) {
        var command = CommandLine.getCommandMethods(WaitForServer.class, "call").get(0);
        System.exit(new CommandLine(command).execute(args));
    }
}
