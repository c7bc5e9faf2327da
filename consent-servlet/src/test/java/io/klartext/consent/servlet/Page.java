package io.klartext.consent.servlet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came back.
 *
 * @param response as received
 */
record Page(HttpResponse<String> response) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final Pattern JSON_TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final Pattern COOKIE = Pattern.compile("__Host-consent=([^;]*);.*");

    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    /** The body as JSON. */
    JsonNode json() {
        try {
            return JSON.readTree(body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(body(), e);
        }
    }

    /** The last line of the body. */
    String lastLine() {
        List<String> lines = body().lines().toList();
        return lines.get(lines.size() - 1);
    }

    List<String> headers(String name) {
        return response.headers().allValues(name);
    }

    String header(String name) {
        return String.join(", ", response.headers().allValues(name));
    }

    String token() {
        Matcher html = TOKEN.matcher(body());
        Matcher json = JSON_TOKEN.matcher(body());
        if (html.find()) {
            return html.group(1);
        }
        if (json.find()) {
            return json.group(1);
        }
        throw new AssertionError("no form in " + body());
    }

    /** The token of the form with the button; of the first form if none has it. */
    String token(String choice) {
        int button = body().indexOf("value=\"" + choice + "\"");
        return TOKEN.matcher(body())
                .results()
                .filter(found -> found.start() < button)
                .reduce((earlier, later) -> later)
                .map(found -> found.group(1))
                .orElseGet(this::token);
    }

    /** What a person reads. */
    String text() {
        return body().replaceAll("(?s)<head>.*</head>", "")
                .replace("<wbr/>", "")
                .replaceAll("<[^>]*>", " ")
                .replace("&amp;", "&")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replaceAll("\\s+", " ");
    }

    Optional<String> newCookie() {
        return response.headers().allValues("Set-Cookie").stream()
                .map(COOKIE::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    String setCookie() {
        return header("Set-Cookie");
    }
}
