package io.klartext.consent.it.war;

import io.klartext.consent.it.container.Reply;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * A walk through a shop, in the order of its links.
 *
 * @param pages what was answered
 */
record Walk(List<Step> pages) {

    private static final int MOST = 150;
    private static final int TWICE = 10;
    private static final String LINKS =
            "a[href], area[href], link[href], frame[src], iframe[src], img[src], script[src]";

    /** Finds the way: the shop's own pages, as far as links lead, and the first ones once more at the end. */
    static List<String> way(Visitor visitor) {
        Set<String> known = new LinkedHashSet<>(List.of("/"));
        Deque<String> open = new ArrayDeque<>(known);
        while (!open.isEmpty()) {
            String address = open.removeFirst();
            Reply reply = visitor.get(address);
            if (html(reply)) {
                for (Element link : Markup.parse(reply.bytes(), address).select(LINKS)) {
                    String to = link.absUrl(link.hasAttr("href") ? "href" : "src");
                    String own = to.startsWith(Visitor.ORIGIN + "/")
                            ? plain(to.substring(Visitor.ORIGIN.length())).replaceFirst("#.*", "")
                            : "";
                    if (!own.isEmpty() && known.size() < MOST && known.add(own)) {
                        open.addLast(own);
                    }
                }
            }
        }
        List<String> way = new ArrayList<>(known);
        way.addAll(way.subList(0, Math.min(TWICE, way.size())));
        return List.copyOf(way);
    }

    /** Goes a way. */
    static Walk along(List<String> way, Visitor visitor) {
        return new Walk(way.stream()
                .map(address -> new Step(address, visitor.get(address)))
                .toList());
    }

    static boolean html(Reply reply) {
        return reply.header("Content-Type").startsWith("text/html");
    }

    /** Without the number of a session, which is another each time. */
    static String plain(String text) {
        return text.replaceAll(";jsessionid=[0-9A-Za-z.]+", "");
    }

    /**
     * One page.
     *
     * @param address path and query
     * @param reply what was answered
     */
    record Step(String address, Reply reply) {

        /** The body, each byte a character. */
        String body() {
            return plain(reply.bytes());
        }

        boolean isHtml() {
            return html(reply);
        }
    }
}
