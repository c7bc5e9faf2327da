package io.klartext.consent.servlet.internal.visit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The addresses of our own pages, as the browser sees them. */
public final class Links {

    private final String base;

    Links(String contextPath, String path) {
        this.base = contextPath + path;
    }

    /**
     * The page with all choices.
     *
     * @param returnPath where to go back to
     * @param language the language somebody asked for on the page, if any
     * @param done what was just chosen, if anything
     * @return a path with query
     */
    public String choices(Optional<String> returnPath, Optional<String> language, Optional<String> done) {
        Map<String, String> query = new LinkedHashMap<>();
        done.ifPresent(value -> query.put("done", value));
        language.ifPresent(value -> query.put("lang", value));
        returnPath.ifPresent(value -> query.put("return", value));
        return with(choices(), query);
    }

    /**
     * Where forms go.
     *
     * @return a path
     */
    public String choices() {
        return base + "/choices";
    }

    /**
     * The page that explains an offer.
     *
     * @param token the sealed explanation in base64url, which stands in a query as it is
     * @param returnPath where to go back to
     * @param language the language somebody asked for on the page, if any
     * @return a path with query
     */
    public String why(String token, Optional<String> returnPath, Optional<String> language) {
        return why(returnPath, language).apply(token);
    }

    /**
     * The same for all the offers of a page, which differ in nothing but the token.
     *
     * @param returnPath where to go back to
     * @param language the language somebody asked for on the page, if any
     * @return from a token to a path with query
     */
    public UnaryOperator<String> why(Optional<String> returnPath, Optional<String> language) {
        Map<String, String> query = new LinkedHashMap<>();
        language.ifPresent(value -> query.put("lang", value));
        returnPath.ifPresent(value -> query.put("return", value));
        String before = base + "/why?t=";
        String after = with("", '&', query);
        return token -> before + token + after;
    }

    /**
     * The page about what the shop knows and why.
     *
     * @param returnPath where to go back to
     * @param language the language somebody asked for on the page, if any
     * @return a path with query
     */
    public String known(Optional<String> returnPath, Optional<String> language) {
        Map<String, String> query = new LinkedHashMap<>();
        language.ifPresent(value -> query.put("lang", value));
        returnPath.ifPresent(value -> query.put("return", value));
        return with(base + "/known", query);
    }

    /**
     * The page that a link in a mail opens.
     *
     * @param token the sealed link
     * @param language the language somebody asked for on the page, if any
     * @return a path with query
     */
    public String mail(String token, Optional<String> language) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("t", token);
        language.ifPresent(value -> query.put("lang", value));
        return with(base + "/mail", query);
    }

    /**
     * The receipt of one choice.
     *
     * @param event the id of the choice
     * @return a path with query
     */
    public String receipt(String event) {
        return with(base + "/receipt", Map.of("event", event));
    }

    /**
     * What somebody said before, as JSON.
     *
     * @param sequence before which place in their order
     * @param language the language somebody asked for, if any
     * @return a path with query
     */
    public String historyBefore(long sequence, Optional<String> language) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("before", Long.toString(sequence));
        language.ifPresent(value -> query.put("lang", value));
        return with(base + "/api/history", query);
    }

    /**
     * What a browser may be asked on a person's behalf.
     *
     * @return a path
     */
    public String consentRequests() {
        return base + "/consent-requests.json";
    }

    /**
     * What a page of the shop's loads from us.
     *
     * @param path where it lies below our pages
     * @param hash of its content
     * @return a path that is another one when the content is
     */
    public String asset(String path, String hash) {
        return base + path + "?v=" + hash;
    }

    private static String with(String path, Map<String, String> query) {
        return with(path, '?', query);
    }

    private static String with(String path, char first, Map<String, String> query) {
        StringBuilder out = new StringBuilder(path);
        char mark = first;
        for (Map.Entry<String, String> field : query.entrySet()) {
            out.append(mark)
                    .append(field.getKey())
                    .append('=')
                    .append(URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8));
            mark = '&';
        }
        return out.toString();
    }
}
