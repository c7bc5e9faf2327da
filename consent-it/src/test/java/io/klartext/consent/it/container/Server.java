package io.klartext.consent.it.container;

import io.klartext.consent.it.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A container, and how it is started from its distribution and a folder of our own. */
public enum Server {
    JETTY_12("jetty", "Started .*ServerConnector@.*\\{127\\.0\\.0\\.1:(\\d+)}") {
        @Override
        List<String> command(Path home, Path base, Path guard) {
            return List.of(
                    "-cp",
                    guard + ":" + home.resolve("start.jar"),
                    Guarded.class.getName(),
                    "org.eclipse.jetty.start.Main",
                    "jetty.base=" + base,
                    "jetty.http.host=127.0.0.1",
                    "jetty.http.port=0",
                    "jetty.http.acceptedSendBufferSize=" + Server.SEND_BUFFER,
                    "--modules=http,ee10-deploy,ee10-jsp");
        }

        @Override
        void prepare(Path home, Path base) throws IOException {
            Files.createDirectories(base.resolve("environments"));
        }
    },
    TOMCAT_10("tomcat10", Server.TOMCAT_PORT) {
        @Override
        List<String> command(Path home, Path base, Path guard) {
            return catalina(home, base, guard);
        }

        @Override
        void prepare(Path home, Path base) throws IOException {
            prepareCatalina(home, base);
        }
    },
    TOMCAT_11("tomcat11", Server.TOMCAT_PORT) {
        @Override
        List<String> command(Path home, Path base, Path guard) {
            return catalina(home, base, guard);
        }

        @Override
        void prepare(Path home, Path base) throws IOException {
            prepareCatalina(home, base);
        }
    };

    /** Little enough for a container to feel it when a browser reads slowly. */
    private static final int SEND_BUFFER = 16_384;

    private static final String TOMCAT_PORT = "Starting ProtocolHandler \\[\"http-nio-127\\.0\\.0\\.1-auto-1-(\\d+)\"]";
    private static final String SERVER_XML = """
            <Server port="-1">
              <Service name="Catalina">
                <Connector port="0" address="127.0.0.1" protocol="HTTP/1.1" socket.txBufSize="%d"/>
                <Engine name="Catalina" defaultHost="localhost">
                  <Host name="localhost" appBase="webapps" unpackWARs="false" autoDeploy="false"/>
                </Engine>
              </Service>
            </Server>
            """.formatted(Server.SEND_BUFFER);

    private final String folder;
    private final Pattern port;

    Server(String folder, String port) {
        this.folder = folder;
        this.port = Pattern.compile(port);
    }

    /** The name of its folder, and of what the build unpacked for it. */
    String folder() {
        return folder;
    }

    /** The line of its log that says it is open, with the port as its group. */
    Pattern port() {
        return port;
    }

    /** What {@code java} is told to start it, by the one class in the folder of the guard. */
    abstract List<String> command(Path home, Path base, Path guard);

    /** Puts into its folder what it needs beside the web application. */
    abstract void prepare(Path home, Path base) throws IOException;

    private static List<String> catalina(Path home, Path base, Path guard) {
        Path bin = home.resolve("bin");
        return List.of(
                "-Dcatalina.home=" + home,
                "-Dcatalina.base=" + base,
                "-cp",
                guard + ":" + bin.resolve("bootstrap.jar") + ":" + bin.resolve("tomcat-juli.jar"),
                Guarded.class.getName(),
                "org.apache.catalina.startup.Bootstrap",
                "start");
    }

    private static void prepareCatalina(Path home, Path base) throws IOException {
        Path conf = Files.createDirectories(base.resolve("conf"));
        Files.writeString(conf.resolve("server.xml"), SERVER_XML);
        Files.copy(home.resolve("conf/web.xml"), conf.resolve("web.xml"));
    }

    /** Its home as the build unpacked it. */
    Path home() {
        return Given.container(folder);
    }
}
