package io.klartext.consent.it.container;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/**
 * One request over a socket of its own. The JDK's client mends and hides what these tests look for: how a body is framed,
 * and whether it is there for a {@code HEAD} or a 304.
 */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final int SMALL_WINDOW = 16_384;

    private final Socket socket;
    private final InputStream in;
    private final boolean bodiless;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status;
    private final List<Entry<String, String>> fields = new ArrayList<>();

    private Wire(Socket socket, boolean bodiless) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.bodiless = bodiless;
    }

    /** Sends a request; headers are names and values in turn. */
    static Wire send(int port, String method, String path, String... headers) {
        return send(port, new Socket(), method + " " + path, "", headers);
    }

    /** Sends a request with a body in ASCII. */
    static Wire sendBody(int port, String method, String path, String type, String content, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 4);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = type;
        all[headers.length + 2] = "Content-Length";
        all[headers.length + 3] = Integer.toString(content.length());
        return send(port, new Socket(), method + " " + path, content, all);
    }

    /** Posts a body in ASCII in two chunks, so that nobody can tell its length before it has come. */
    static Wire postInChunks(int port, String path, String type, String content, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 4);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = type;
        all[headers.length + 2] = "Transfer-Encoding";
        all[headers.length + 3] = "chunked";
        int half = content.length() / 2;
        return send(
                port,
                new Socket(),
                "POST " + path,
                chunk(content.substring(0, half)) + chunk(content.substring(half)) + "0\r\n\r\n",
                all);
    }

    private static String chunk(String content) {
        return Integer.toHexString(content.length()) + "\r\n" + content + "\r\n";
    }

    /** Gets a page in such a way that the other end soon feels how slowly it is read. */
    static Wire sendOverALittlePipe(int port, String path) {
        Socket socket = new Socket();
        try {
            socket.setReceiveBufferSize(SMALL_WINDOW);
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        return send(port, socket, "GET " + path, "");
    }

    private static Wire send(int port, Socket socket, String what, String content, String... headers) {
        StringBuilder request = new StringBuilder(what + " HTTP/1.1\r\nConnection: close\r\n");
        if (!List.of(headers).contains("Host")) {
            request.append("Host: 127.0.0.1:").append(port).append("\r\n");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.getOutputStream()
                    .write(request.append("\r\n").append(content).toString().getBytes(StandardCharsets.ISO_8859_1));
            return new Wire(socket, what.startsWith("HEAD "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the answer to its end. */
    Reply reply() {
        try {
            readHead();
            if (bodiless || status == 204 || status == 304) {
                endsHere();
            } else {
                readBody();
            }
        } catch (IOException e) {
            throw new AssertionError(
                    "a broken answer, status " + status + ", " + fields + ", " + body.size() + " bytes of body: " + e,
                    e);
        }
        return new Reply(status, List.copyOf(fields), body.toString(StandardCharsets.ISO_8859_1));
    }

    /** Reads the head, and the body until these words have come; everything of the body so far. */
    String readUntil(String words) {
        try {
            readHead();
            while (!body.toString(StandardCharsets.UTF_8).contains(words)) {
                if (chunked()) {
                    readChunk();
                } else {
                    body.write(byteRead());
                }
            }
            return body.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("\"" + words + "\" has not come, but " + body.toString(StandardCharsets.UTF_8), e);
        }
    }

    /** Reads everything that comes, whether it agrees with its framing or not. */
    String readToTheEndOrWhereItBreaksOff() {
        try {
            readHead();
            readBody();
        } catch (SocketTimeoutException e) {
            throw new AssertionError("it neither goes on nor ends", e);
        } catch (IOException e) {
            // the container broke off
            return body.toString(StandardCharsets.UTF_8);
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    private void readHead() throws IOException {
        if (status != 0) {
            return;
        }
        String first = line();
        status = Integer.parseInt(first.split(" ", 3)[1]);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            fields.add(Map.entry(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
    }

    private boolean chunked() {
        return !value("Transfer-Encoding").isEmpty();
    }

    private void readBody() throws IOException {
        String length = value("Content-Length");
        if (chunked()) {
            while (readChunk()) {
                // the next one
            }
        } else if (length.isEmpty()) {
            body.writeBytes(in.readAllBytes());
        } else {
            int all = Integer.parseInt(length);
            while (body.size() < all) {
                body.write(byteRead());
            }
        }
        endsHere();
    }

    private boolean readChunk() throws IOException {
        int length = Integer.parseInt(line().split(";", 2)[0].strip(), 16);
        for (int i = 0; i < length; i++) {
            body.write(byteRead());
        }
        if (!line().isEmpty()) {
            throw new IOException("a chunk is longer than it says");
        }
        return length > 0;
    }

    private void endsHere() throws IOException {
        if (in.read() >= 0) {
            throw new IOException("there is more than was announced");
        }
    }

    private String value(String name) {
        return fields.stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = byteRead(); b != '\n'; b = byteRead()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private int byteRead() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new EOFException("the answer is cut off");
        }
        return b;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
