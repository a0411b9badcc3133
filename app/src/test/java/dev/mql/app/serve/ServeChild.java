package dev.mql.app.serve;

import dev.mql.app.Surroundings;
import dev.mql.app.workspace.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server in a process of its own, which may be killed: the workspace's folder and the token. Prints its port. */
final class ServeChild {

    private ServeChild() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[0]);
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Surroundings surroundings = new Surroundings(
                folder,
                Map.of("HUBSPOT_TOKEN", arguments[1]),
                InstantSource.system(),
                nowhere,
                nowhere,
                new BufferedReader(new StringReader("")),
                false);
        Server server = new Server(() -> Workspace.open(folder, surroundings), surroundings);
        server.start();
        System.out.println(server.port());
        Thread.currentThread().join();
    }

    /** Starts one with these options of Java. */
    static Running start(Path folder, String token, String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), ServeChild.class.getName(), folder.toString(), token));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String port = output.readLine();
        if (port == null) {
            throw new IOException("the server did not start");
        }
        return new Running(process, Integer.parseInt(port));
    }

    record Running(Process process, int port) {}
}
