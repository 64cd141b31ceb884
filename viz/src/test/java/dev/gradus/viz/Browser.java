package dev.gradus.viz;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One page in a real headless Chromium, driven through its DevTools protocol. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern SOCKET =
            Pattern.compile("\"type\": \"page\".*?\"webSocketDebuggerUrl\": \"(ws:[^\"]+)\"", Pattern.DOTALL);
    private static final Pattern RESULT = Pattern.compile("\"value\":\"([^\"]*)\"");
    private static final Pattern URL = Pattern.compile("\"request\":\\{\"url\":\"([^\"]*)\"");
    private static final List<String> COMPLAINTS = List.of(
            "\"method\":\"Runtime.exceptionThrown\"",
            "\"method\":\"Log.entryAdded\"",
            "\"method\":\"Runtime.consoleAPICalled\"");

    private final Process process;
    private final WebSocket socket;
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();

    private Browser(Process process, URI page) throws Exception {
        this.process = process;
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, new Collector())
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            send(domain + ".enable", "{}");
        }
    }

    /** Starts Chromium with an empty page; the test is skipped where there is none. */
    static Browser start(Path profile) throws Exception {
        Path program = Programs.require("chromium", "chromium-browser", "google-chrome");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("chromium.log").toFile())
                .start();
        try {
            return new Browser(process, pageOf(process, profile));
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static URI pageOf(Process process, Path profile) throws Exception {
        Path announced = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            if (Files.exists(announced) && Files.readAllLines(announced).size() > 1) {
                String port = Files.readAllLines(announced).get(0);
                HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                        .build();
                String pages = HttpClient.newHttpClient()
                        .send(list, HttpResponse.BodyHandlers.ofString())
                        .body();
                Matcher page = SOCKET.matcher(pages);
                if (page.find()) {
                    return URI.create(page.group(1));
                }
            }
            Thread.sleep(50);
        }
        throw new IOException("Chromium opened no page: " + Files.readString(profile.resolve("chromium.log")));
    }

    /** Opens a file and waits until the page stands. */
    void open(Path file) throws Exception {
        send("Page.navigate", "{\"url\":" + JsLiteral.string(file.toUri().toString()) + "}");
        await("location.href.startsWith('file:') && document.readyState === 'complete'");
    }

    /** Narrow or wide, light or dark. */
    void look(int width, int height, String scheme) throws Exception {
        send(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":" + width + ",\"height\":" + height + ",\"deviceScaleFactor\":1,\"mobile\":false}");
        send(
                "Emulation.setEmulatedMedia",
                "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + scheme + "\"}]}");
    }

    /** The value of an expression as text; a promise is awaited. */
    String evaluate(String expression) throws Exception {
        String wrapped = "Promise.resolve(" + expression + ").then((x) => encodeURIComponent(String(x)))";
        String answer =
                send("Runtime.evaluate", "{\"awaitPromise\":true,\"expression\":" + JsLiteral.string(wrapped) + "}");
        Matcher value = RESULT.matcher(answer);
        if (!value.find() || answer.contains("\"exceptionDetails\"")) {
            throw new AssertionError(expression + " failed in the page: " + answer);
        }
        return URLDecoder.decode(value.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The text that an element shows. */
    String text(String selector) throws Exception {
        return evaluate("document.querySelector(" + JsLiteral.string(selector) + ").textContent");
    }

    void await(String condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!evaluate(condition).equals("true")) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("never came true in the page: " + condition);
            }
            Thread.sleep(20);
        }
    }

    /** A real click in the middle of an element. */
    void click(String selector) throws Exception {
        String[] at = evaluate("(() => { const r = document.querySelector(" + JsLiteral.string(selector)
                        + ").getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()")
                .split(",");
        for (String type : List.of("mousePressed", "mouseReleased")) {
            send(
                    "Input.dispatchMouseEvent",
                    "{\"type\":\"" + type + "\",\"x\":" + at[0] + ",\"y\":" + at[1]
                            + ",\"button\":\"left\",\"clickCount\":1}");
        }
    }

    /** A real key: its name, and the text it types if any. */
    void press(String key, String text) throws Exception {
        String common =
                "\"key\":" + JsLiteral.string(key) + ",\"code\":" + JsLiteral.string(key.equals(" ") ? "Space" : key);
        String typed = text.isEmpty() ? "" : ",\"text\":" + JsLiteral.string(text);
        send(
                "Input.dispatchKeyEvent",
                "{\"type\":\"" + (text.isEmpty() ? "rawKeyDown" : "keyDown") + "\"," + common + typed + "}");
        send("Input.dispatchKeyEvent", "{\"type\":\"keyUp\"," + common + "}");
    }

    /** What the page wrote to the console or failed with, and what it tried to load beside itself. */
    List<String> complaints() {
        return messages.stream()
                .filter(m -> COMPLAINTS.stream().anyMatch(m::contains) || isForeignRequest(m))
                .toList();
    }

    void forgetComplaints() {
        messages.clear();
    }

    private static boolean isForeignRequest(String message) {
        Matcher url = URL.matcher(message);
        return message.contains("\"method\":\"Network.requestWillBeSent\"")
                && url.find()
                && !url.group(1).startsWith("file:")
                && !url.group(1).startsWith("data:");
    }

    private String send(String method, String parameters) throws Exception {
        int id = ids.incrementAndGet();
        String start = "{\"id\":" + id + ",";
        socket.sendText(start + "\"method\":\"" + method + "\",\"params\":" + parameters + "}", true)
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            for (String message : messages) {
                if (message.startsWith(start)) {
                    messages.remove(message);
                    return message;
                }
            }
            Thread.sleep(2);
        }
        throw new TimeoutException("Chromium gave no answer to " + method);
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join().destroyForcibly();
    }

    private final class Collector implements WebSocket.Listener {
        private final StringBuilder partial = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                messages.add(partial.toString());
                partial.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
