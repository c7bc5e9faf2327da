package io.klartext.consent.it.http;

import io.klartext.examples.shop.sample.SampleData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who speaks HTTP: keeps cookies by hand, follows no redirect, and sends what the test says and nothing more. */
public final class Client {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final Pattern JSON_TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final Pattern WHY = Pattern.compile("class=\"why\" href=\"([^\"]+)\"");

    private static final Pattern INSERTED_WHY = Pattern.compile("<consent-why><a href=\"([^\"]+)\"");

    private final URI shop;
    private final Map<String, String> cookies = new ConcurrentSkipListMap<>();

    /** A client of the shop at this address. */
    public Client(URI shop) {
        this.shop = shop;
    }

    /** Logs in as one of the sample customers. */
    public Client logIn(String userName) {
        form("/login", Map.of("userName", userName, "password", SampleData.PASSWORD));
        return this;
    }

    /** Gets a page; headers are names and values in turn. */
    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** Posts a form. */
    public HttpResponse<String> form(String path, Map<String, String> fields, String... headers) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Posts JSON. */
    public HttpResponse<String> json(String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Says something about a purpose, as a browser would by the form of the page with all choices. */
    public HttpResponse<String> choose(String choice) {
        return form("/consent/choices", Map.of("token", formToken(), "choice", choice));
    }

    /** The token of the form that the page with all choices shows now. */
    public String formToken() {
        return first(FORM_TOKEN, get("/consent/choices").body());
    }

    /** The token that the JSON resource gives now. */
    public String jsonToken() {
        return first(JSON_TOKEN, get("/consent/api/choices").body());
    }

    /** The first link to an explanation on the first page. */
    public String whyLink() {
        return first(WHY, get("/").body()).replace("&amp;", "&");
    }

    /** The first link to an explanation that was put into a page. */
    public String whyLinkOn(String path) {
        return first(INSERTED_WHY, get(path).body()).replace("&amp;", "&");
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("Nothing like " + pattern + " in:\n" + text);
        }
        return matcher.group(1);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(shop.resolve(path)).header("Accept-Language", "en");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                String pair = cookie.split(";", 2)[0];
                cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
