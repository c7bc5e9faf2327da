package io.klartext.consent.it.container;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody in the adapted shop of one container: keeps cookies by hand and sends what the test says. */
final class Person {

    static final String SHOP = "/shop";

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"|\"token\":\"([^\"]+)\"");
    private static final Pattern WHY = Pattern.compile("<consent-why><a href=\"([^\"]+)\"");

    private final Site site;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Person(Site site) {
        this.site = site;
    }

    static Person allowing(Site site) {
        return new Person(site).choose("granted:personalized-ads");
    }

    static Person refusing(Site site) {
        return new Person(site).choose("refused:personalized-ads");
    }

    /** Gets a page of the shop. */
    Reply get(String path, String... headers) {
        return getExactly(SHOP + path, headers);
    }

    /** Gets whatever lies at an address of the server. */
    Reply getExactly(String target, String... headers) {
        return remember(site.get(target, with(headers)));
    }

    /** Sends a body. */
    Reply send(String method, String path, String type, String content, String... headers) {
        return remember(site.sendBody(method, SHOP + path, type, content, with(headers)));
    }

    /** Presses a button of the page with all choices. */
    Person choose(String choice) {
        Reply done = send(
                "POST",
                "/consent/choices",
                "application/x-www-form-urlencoded",
                form(Map.of("token", formToken(), "choice", choice)));
        if (done.status() != 303) {
            throw new AssertionError(choice + " was answered " + done.status());
        }
        return this;
    }

    String formToken() {
        return token(get("/consent/choices"));
    }

    String jsonToken() {
        return token(get("/consent/api/choices"));
    }

    /** The token of the first form of a page, or of JSON. */
    static String token(Reply reply) {
        return first(TOKEN, reply.text());
    }

    /** The first link to an explanation that was put into a page. */
    String whyLinkOn(String path) {
        return first(WHY, get(path).text()).replace("&amp;", "&");
    }

    Person withCookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    /** An answer without the parts that are sealed anew each time. */
    static String unsealed(Reply reply) {
        return TOKEN.matcher(reply.bytes()).replaceAll("(sealed)");
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String[] with(String... headers) {
        if (cookies.isEmpty()) {
            return headers;
        }
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Cookie";
        all[headers.length + 1] = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return all;
    }

    private Reply remember(Reply reply) {
        for (String cookie : reply.headers("Set-Cookie")) {
            String pair = cookie.split(";", 2)[0];
            String value = pair.substring(pair.indexOf('=') + 1);
            String name = pair.substring(0, pair.indexOf('='));
            if (value.isEmpty()) {
                cookies.remove(name);
            } else {
                cookies.put(name, value);
            }
        }
        return reply;
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new AssertionError("Nothing like " + pattern + " in:\n" + text);
        }
        return found.group(1) == null ? found.group(2) : found.group(1);
    }
}
