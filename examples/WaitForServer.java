import com.sun.net.httpserver.HttpServer;
import dev.fixpoint.Fixpoint;
import dev.fixpoint.command.ConvergeCommand;
import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.*;
import dev.fixpoint.test.World;
import java.io.IOException;
import java.net.*;
import java.net.http.*;
import java.nio.file.*;
import java.time.Duration;
import java.util.*;
import picocli.CommandLine.*;

/** Waits for a server, then migrates: {@code java -cp target/fixpoint.jar examples/WaitForServer.java -v store.txt}. */
@Command(name = "WaitForServer", version = "1", description = "Migrates a store.")
class WaitForServer extends ConvergeCommand {

    static final Map<String, String> CODES = Map.of("Finland", "FI", "Great Britain", "GB", "Sweden", "SE");
    static final Key<HttpServer> SERVER = Key.of("server", HttpServer.class);

    @Parameters(paramLabel = "FILE", description = "The store; made if it is not there.")
    Path store;

    @Option(names = "--startup", paramLabel = "TIME", defaultValue = "1.5s", description = "How slow the server is.")
    Duration startup;

    @Override
    protected JobGraph graph() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("store")
                .check(job -> job.require(Files.exists(store) && version(store) > 0, "there is no " + store))
                .run(job -> write(store, List.of("version 1", "Ada: Great Britain", "Linus: Finland")));

        // The server is wanted for the migration only: once that is done, these two find that nobody needs it.
        jobs.job("server")
                .dependsOn("store")
                .check(job -> job.require(
                        version(store) == 2 || job.global().find(SERVER).isPresent(), "not running"))
                .run(job -> job.global().put(SERVER, start(job.argument("startup", Duration.class))))
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
                    job.result("migrated " + (lines.size() - 1) + " lines");
                });
        return jobs.build();
    }

    @Override
    protected World<Path> world() { // for --audit, which has a clock of its own: the server cannot take its time then
        return World.directory(directory -> {
            store = directory.resolve("store.txt");
            startup = Duration.ZERO;
            return graph();
        });
    }

    @Override
    protected void configure(Fixpoint fixpoint) {
        fixpoint.listener(new Listener() {
            @Override
            public void convergenceEnded(Event.ConvergenceEnded event) {
                event.report().jobs().forEach(job -> job.result().ifPresent(System.out::println));
            }
        });
    }

    private static HttpServer start(Duration startup) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        long ready = System.nanoTime() + startup.toNanos();
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
        System.exit(new WaitForServer().execute(args));
    }
}
