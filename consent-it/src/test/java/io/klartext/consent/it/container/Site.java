package io.klartext.consent.it.container;

import java.util.function.Predicate;

/** A web application in one container, as a browser and whoever reads its log see it. */
public record Site(ServerProcess process) {

    /** Gets a page; headers are names and values in turn. */
    public Reply get(String path, String... headers) {
        return send("GET", path, headers);
    }

    /** Gets the headers of a page. */
    public Reply head(String path, String... headers) {
        return send("HEAD", path, headers);
    }

    /** Posts one field of a form. */
    public Reply post(String path, String field, String... headers) {
        return sendBody("POST", path, "application/x-www-form-urlencoded", field, headers);
    }

    /** Sends a body in ASCII. */
    Reply sendBody(String method, String path, String type, String content, String... headers) {
        try (Wire wire = Wire.sendBody(process.port(), method, path, type, content, headers)) {
            return wire.reply();
        }
    }

    /** Posts a body in ASCII whose length is not announced. */
    Reply postInChunks(String path, String type, String content, String... headers) {
        try (Wire wire = Wire.postInChunks(process.port(), path, type, content, headers)) {
            return wire.reply();
        }
    }

    private Reply send(String method, String path, String... headers) {
        try (Wire wire = Wire.send(process.port(), method, path, headers)) {
            return wire.reply();
        }
    }

    /** Asks for a page in such a way that the container soon feels it when nobody reads. */
    Wire openALittlePipe(String path) {
        return Wire.sendOverALittlePipe(process.port(), path);
    }

    /** Asks for a page, to read it while it comes. */
    Wire open(String path, String... headers) {
        return Wire.send(process.port(), "GET", path, headers);
    }

    /** The origin that the application takes itself for. */
    String origin() {
        return "http://127.0.0.1:" + process.port();
    }

    /** Waits for a line of the container's log. */
    String awaitLine(Predicate<String> wanted) {
        return process.awaitLine(wanted);
    }

    @Override
    public String toString() {
        return process.toString();
    }
}
