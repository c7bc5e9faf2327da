package io.klartext.consent.servlet;

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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser as far as these tests need one: headers, one cookie, forms; it follows no redirect by itself. */
final class Browser {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final TestShop shop;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String cookie = "";

    Browser(TestShop shop) {
        this.shop = shop;
        headers.put("Accept-Language", "en");
        headers.put("Sec-Fetch-Site", "same-origin");
    }

    Browser with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Browser without(String header) {
        headers.remove(header);
        return this;
    }

    Browser loggedInAs(String account) {
        return with("X-Account", account);
    }

    String cookie() {
        return cookie;
    }

    Browser cookie(String value) {
        cookie = value;
        return this;
    }

    Page get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    Page choices() {
        return get("/consent/choices");
    }

    Page send(String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(shop.origin() + shop.contextPath + path))
                .method(method, body);
        headers.forEach(request::header);
        if (!cookie.isEmpty()) {
            request.header("Cookie", "other=1; __Host-consent=" + cookie);
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            Page page = new Page(response);
            page.newCookie().ifPresent(value -> cookie = value);
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Presses a button of a form that was shown before. */
    Page press(Page page, String choice) {
        return press(page, choice, "");
    }

    Page press(Page page, String choice, String returnPath) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("token", page.token(choice));
        fields.put("choice", choice);
        if (!returnPath.isEmpty()) {
            fields.put("return", returnPath);
        }
        return post(fields);
    }

    /** Opens the choices and presses a button there. */
    Page choose(String choice) {
        return press(choices(), choice);
    }

    Page post(Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return post("/consent/choices", "application/x-www-form-urlencoded", body);
    }

    Page post(String path, String type, String body) {
        String before = headers.put("Content-Type", type);
        try {
            return send("POST", path, BodyPublishers.ofString(body));
        } finally {
            headers.remove("Content-Type");
            assert before == null;
        }
    }

    Page postJson(String body) {
        return post("/consent/api/choices", "application/json", body);
    }

    /** The answer of the shop's check of a purpose. */
    String check(String purpose) {
        return get("/check?purpose=" + purpose).body();
    }
}
