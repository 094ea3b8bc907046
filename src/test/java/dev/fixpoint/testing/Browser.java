package dev.fixpoint.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Chromium without a window, with one page in it, driven through the DevTools protocol. It keeps every error of the
 * page and every address that it asks for.
 */
public final class Browser implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long LONG = 60;

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();
    private volatile String session = "";

    /** Returns where Chromium is, if tests are to use it. */
    public static Optional<Path> installed() {
        return Installed.chromium().map(Path::of);
    }

    /** Starts the program with a fresh profile. */
    public static Browser start(Path program) throws Exception {
        Path profile = Files.createTempDirectory("fixpoint-browser");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--force-color-profile=srgb",
                        "--hide-scrollbars",
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        return new Browser(process, profile);
    }

    private Browser(Process process, Path profile) throws Exception {
        this.process = process;
        this.profile = profile;
        URI address = address(process);
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Receiver())
                .get(LONG, TimeUnit.SECONDS);
        String target = call("Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asString();
        session = call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asString();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", Map.of());
        }
    }

    private static URI address(Process process) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            int at = line.indexOf("ws://");
            if (at >= 0) {
                Thread drain = new Thread(() -> output.lines().forEach(more -> {}), "browser output");
                drain.setDaemon(true);
                drain.start();
                return URI.create(line.substring(at).strip());
            }
            said.append(line).append('\n');
        }
        throw new IOException("Chromium did not start: " + said);
    }

    /** Opens a page and waits until it is loaded. Errors and requests before it are forgotten. */
    public void open(URI address) throws Exception {
        errors.clear();
        requests.clear();
        loaded = new CompletableFuture<>();
        call("Page.navigate", Map.of("url", address.toString()));
        loaded.get(LONG, TimeUnit.SECONDS);
    }

    /** Has a script run in each page that is opened from now on, before the page's own. */
    public void beforeEachPage(String script) throws Exception {
        call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** Returns the value of an expression; of a promise, what it comes to. */
    public JsonNode evaluate(String expression) throws Exception {
        JsonNode answer =
                call("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.get("result").path("value");
    }

    /** Waits until an expression is true, looking at each frame. */
    public void await(String expression) throws Exception {
        try {
            evaluate("new Promise(done => { const look = () => (" + expression
                    + ") ? done(true) : requestAnimationFrame(look); look(); })");
        } catch (TimeoutException e) {
            throw new AssertionError("never came true: " + expression, e);
        }
    }

    /** Waits until the page has drawn what it has to draw. */
    public void settle() throws Exception {
        evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0))))");
    }

    /** Presses and releases a key, by its name in scripts. */
    public void press(String key) throws Exception {
        String text = key.equals("Enter") ? "\r" : key.length() == 1 ? key : "";
        Map<String, Object> down = Map.of(
                "type",
                text.isEmpty() ? "rawKeyDown" : "keyDown",
                "key",
                key,
                "text",
                text,
                "windowsVirtualKeyCode",
                code(key));
        call("Input.dispatchKeyEvent", down);
        call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code(key)));
        settle();
    }

    private static int code(String key) {
        return switch (key) {
            case "Enter" -> 13;
            case "Tab" -> 9;
            case "Escape" -> 27;
            default -> key.length() == 1 ? Character.toUpperCase(key.charAt(0)) : 0;
        };
    }

    /** Types a text where the focus is. */
    public void type(String text) throws Exception {
        call("Input.insertText", Map.of("text", text));
        settle();
    }

    /** Clicks into the middle of the first element that a selector finds. */
    public void click(String selector) throws Exception {
        JsonNode middle = evaluate("(() => { const e = document.querySelector('" + selector
                + "'); e.scrollIntoView({block: 'nearest'}); const r = e.getBoundingClientRect();"
                + " return [r.x + r.width / 2, r.y + r.height / 2]; })()");
        click(middle.get(0).asDouble(), middle.get(1).asDouble());
    }

    /** Clicks at a point of the window. */
    public void click(double x, double y) throws Exception {
        mouse("mouseMoved", x, y, Map.of());
        mouse("mousePressed", x, y, Map.of("button", "left", "buttons", 1, "clickCount", 1));
        mouse("mouseReleased", x, y, Map.of("button", "left", "clickCount", 1));
        settle();
    }

    /** Moves the pointer, with the button held down, in so many steps. */
    public void drag(double x, double y, double toX, double toY, int steps) throws Exception {
        mouse("mousePressed", x, y, Map.of("button", "left", "buttons", 1, "clickCount", 1));
        for (int i = 1; i <= steps; i++) {
            mouse(
                    "mouseMoved",
                    x + (toX - x) * i / steps,
                    y + (toY - y) * i / steps,
                    Map.of("button", "left", "buttons", 1));
        }
        mouse("mouseReleased", toX, toY, Map.of("button", "left", "clickCount", 1));
        settle();
    }

    /** Turns the wheel over a point. */
    public void wheel(double x, double y, double delta) throws Exception {
        mouse("mouseWheel", x, y, Map.of("deltaX", 0, "deltaY", delta));
        settle();
    }

    /** Moves two fingers, side by side around a point, from one distance to another. */
    public void pinch(double x, double y, double from, double to) throws Exception {
        fingers("touchStart", x, y, from);
        for (int i = 1; i <= 5; i++) {
            fingers("touchMove", x, y, from + (to - from) * i / 5);
        }
        call("Input.dispatchTouchEvent", Map.of("type", "touchEnd", "touchPoints", List.of()));
        settle();
    }

    private void fingers(String type, double x, double y, double distance) throws Exception {
        List<Map<String, Object>> points =
                List.of(Map.of("x", x - distance / 2, "y", y, "id", 1), Map.of("x", x + distance / 2, "y", y, "id", 2));
        call("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", points));
    }

    private void mouse(String type, double x, double y, Map<String, Object> more) throws Exception {
        Map<String, Object> event = new ConcurrentHashMap<>(more);
        event.putAll(Map.of("type", type, "x", x, "y", y));
        call("Input.dispatchMouseEvent", event);
    }

    /** Gives the window a size, as of a telephone if it is narrow. */
    public void resize(int width, int height) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        settle();
    }

    /** Has the system prefer {@code light} or {@code dark}. */
    public void preferColors(String scheme) throws Exception {
        emulate("", Map.of("name", "prefers-color-scheme", "value", scheme));
    }

    /** Shows the page as on paper. */
    public void print() throws Exception {
        emulate("print", Map.of("name", "prefers-color-scheme", "value", "light"));
    }

    private void emulate(String media, Map<String, String> feature) throws Exception {
        call("Emulation.setEmulatedMedia", Map.of("media", media, "features", List.of(feature)));
        settle();
    }

    /** Has pages opened from now on run no scripts, or run them again. */
    public void scripts(boolean enabled) throws Exception {
        call("Emulation.setScriptExecutionDisabled", Map.of("value", !enabled));
    }

    /** Returns what is seen, as PNG. */
    public byte[] screenshot() throws Exception {
        return Base64.getDecoder()
                .decode(call("Page.captureScreenshot", Map.of("format", "png"))
                        .get("data")
                        .asString());
    }

    /** Returns what went wrong in the page: exceptions, errors and warnings of the console, refusals of its policy. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    /** Returns every address that the page asked for, itself included. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Sends a command of the protocol and returns its answer. */
    public JsonNode call(String method, Map<String, ?> parameters) throws Exception {
        int number = numbers.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(number, answer);
        Map<String, Object> command = new ConcurrentHashMap<>();
        command.putAll(Map.of("id", number, "method", method, "params", parameters));
        if (!session.isEmpty()) {
            command.put("sessionId", session);
        }
        socket.sendText(JSON.writeValueAsString(command), true).get(LONG, TimeUnit.SECONDS);
        JsonNode message = answer.get(LONG, TimeUnit.SECONDS);
        if (message.has("error")) {
            throw new AssertionError(method + ": " + message.get("error"));
        }
        return message.get("result");
    }

    private void receive(JsonNode message) {
        if (message.has("id")) {
            answers.remove(message.get("id").asInt()).complete(message);
            return;
        }
        JsonNode parameters = message.path("params");
        switch (message.path("method").asString()) {
            case "Page.loadEventFired" -> loaded.complete(null);
            case "Network.requestWillBeSent" ->
                requests.add(parameters.get("request").get("url").asString());
            case "Runtime.exceptionThrown" ->
                errors.add(parameters.get("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> errors.add(parameters.toString());
            case "Log.entryAdded" -> errors.add(parameters.get("entry").toString());
            default -> {}
        }
    }

    @Override
    public void close() throws IOException {
        session = "";
        try {
            call("Browser.close", Map.of());
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            // it may close the connection before it answers
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().onExit().join();
            socket.abort();
            delete();
        }
    }

    private void delete() throws IOException {
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Puts messages together from their parts. */
    private final class Receiver implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                receive(JSON.readTree(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            onError(from, new IOException("the browser has closed the connection"));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            answers.values().forEach(answer -> answer.completeExceptionally(error));
        }
    }
}
