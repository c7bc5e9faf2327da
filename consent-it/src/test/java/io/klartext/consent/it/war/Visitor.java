package io.klartext.consent.it.war;

import io.klartext.consent.it.container.Reply;
import io.klartext.consent.it.container.Site;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with cookies of their own. Every shop believes to be {@value #HOST}, so that its pages do not differ by a port. */
final class Visitor {

    static final String HOST = "localhost";
    static final String ORIGIN = "http://" + HOST;

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    private final Site site;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Visitor(Site site) {
        this.site = site;
    }

    /** Somebody who comes with an answer. */
    static Visitor who(Answer answer, Site site) {
        Visitor visitor = new Visitor(site);
        if (!answer.choice().isEmpty()) {
            visitor.choose(answer.choice());
        }
        return visitor;
    }

    /** A cookie that the browser has from elsewhere or from long ago. */
    Visitor with(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    Reply get(String path, String... headers) {
        return kept(site.get(path, all(headers)));
    }

    /** Posts one form. */
    Reply post(String path, String fields) {
        return kept(site.post(path, fields, all("Sec-Fetch-Site", "same-origin")));
    }

    /** Chooses on the page of the choices. */
    void choose(String choice) {
        Matcher token = TOKEN.matcher(get("/consent/choices").text());
        if (!token.find()) {
            throw new AssertionError("the choices have no form");
        }
        Reply done = post("/consent/choices", "token=" + encoded(token.group(1)) + "&choice=" + encoded(choice));
        if (done.status() != 303) {
            throw new AssertionError("choosing answered " + done.status());
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private String[] all(String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Host", HOST));
        if (!cookies.isEmpty()) {
            all.add("Cookie");
            all.add(cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; ")));
        }
        return all.toArray(String[]::new);
    }

    private Reply kept(Reply reply) {
        for (String line : reply.headers("Set-Cookie")) {
            String pair = line.split(";", 2)[0];
            String name = pair.substring(0, pair.indexOf('='));
            if (line.contains("Max-Age=0")) {
                cookies.remove(name);
            } else {
                cookies.put(name, pair.substring(pair.indexOf('=') + 1));
            }
        }
        return reply;
    }
}
