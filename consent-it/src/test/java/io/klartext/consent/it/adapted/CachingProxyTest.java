package io.klartext.consent.it.adapted;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.it.http.Client;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two people with different choices behind one nginx that keeps what it may: nobody ever gets what was made for the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CachingProxyTest {

    private static final long SEED = 20_261_122;
    private static final int ROUNDS = 8;
    private static final int CONNECTIONS = 4;

    /** Pages of the shop, all of which it lets every cache keep or says nothing about. */
    private static final List<String> PAGES = List.of(
            "/page",
            "/cached",
            "/cached-late",
            "/cached-by-cdn",
            "/reset",
            "/forward",
            "/include",
            "/async",
            "/async-dispatch");

    private static final List<String> GUARDED = List.of("/recommendations/list", "/feed/list");
    private static final List<String> OURS =
            List.of("/consent/choices", "/consent/known", "/consent/api/choices", "/consent/api/pending");

    /** What only one person may ever have: sealed for them. */
    private static final Pattern SEALED =
            Pattern.compile("name=\"token\" value=\"([^\"]+)\"|\"token\":\"([^\"]+)\"|/consent/why\\?t=([^\"&]+)");

    private AdaptedShop shop;
    private Nginx proxy;

    @BeforeAll
    void open(@TempDir Path folder) {
        shop = AdaptedShop.open();
        proxy = Nginx.inFrontOf(shop.port(), folder);
    }

    @AfterAll
    void close() {
        proxy.close();
        shop.close();
    }

    private Client who(String choice) {
        Client client = new Client(proxy.uri());
        client.choose(choice);
        return client;
    }

    private static String cache(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Cache").orElse("");
    }

    @Test
    void the_proxy_does_keep_what_it_may() {
        Client allowing = who("granted:personalized-ads");
        String component = "/consent/component.js?v=" + version(allowing, "component.js");
        for (String path : List.of(component, "/stock.json")) {
            allowing.get(path);
            HttpResponse<String> again = new Client(proxy.uri()).get(path);
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(cache(again)).as(path).isEqualTo("HIT");
        }
    }

    private static String version(Client client, String asset) {
        return Pattern.compile(Pattern.quote(asset) + "\\?v=(\\w+)")
                .matcher(client.get("/page").body())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("GDPR-32")
    void of_many_interleaved_requests_none_is_answered_with_what_was_made_for_somebody_else() throws Exception {
        Client allowing = who("granted:personalized-ads");
        Client refusing = who("refused:personalized-ads");
        Set<String> hers = Collections.synchronizedSet(new HashSet<>());
        Set<String> his = Collections.synchronizedSet(new HashSet<>());
        List<Callable<Void>> requests = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (String path : PAGES) {
                requests.add(() -> personal(allowing.get(path), path, hers));
                requests.add(() -> neutral(refusing.get(path), path, his));
            }
            for (String path : GUARDED) {
                requests.add(() -> personal(allowing.get(path), path, hers));
                requests.add(() -> neutral(refusing.get(path), path, his));
            }
            for (String path : OURS) {
                requests.add(() -> own(allowing.get(path), path, hers));
                requests.add(() -> own(refusing.get(path), path, his));
            }
            requests.add(() -> own(allowing.get(allowing.whyLinkOn("/page")), "why", hers));
        }
        Collections.shuffle(requests, new Random(SEED));
        ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            for (Future<Void> answer : connections.invokeAll(requests)) {
                answer.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("in the order of seed " + SEED, e.getCause());
        } finally {
            connections.shutdownNow();
        }
        assertThat(hers).hasSizeGreaterThan(ROUNDS);
        assertThat(his).isNotEmpty().doesNotContainAnyElementsOf(hers);
    }

    private static Void personal(HttpResponse<String> answer, String path, Set<String> sealed) {
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.body()).as(path).contains("sku-").doesNotContain("neutral");
        return own(answer, path, sealed);
    }

    private static Void neutral(HttpResponse<String> answer, String path, Set<String> sealed) {
        assertThat(answer.statusCode()).as(path).isIn(200, 302, 403);
        assertThat(answer.body()).as(path).doesNotContain("sku-", "Buy oil", "/consent/why?t=");
        return own(answer, path, sealed);
    }

    private static Void own(HttpResponse<String> answer, String path, Set<String> sealed) {
        assertThat(cache(answer)).as(path).isIn("MISS", "BYPASS", "EXPIRED");
        SEALED.matcher(answer.body()).results().forEach(found -> {
            for (int group = 1; group <= found.groupCount(); group++) {
                if (found.group(group) != null) {
                    sealed.add(path + " " + found.group(group));
                }
            }
        });
        return null;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cached", "/recommendations/list"})
    void asking_whether_a_page_has_changed_brings_nothing_back_after_a_no(String path) {
        Client person = who("granted:personalized-ads");
        assertThat(person.get(path).body()).contains("sku-");
        person.choose("withdrawn:personalized-ads");

        HttpResponse<String> answer = person.get(path, "If-None-Match", "\"page-1\"");
        assertThat(answer.statusCode()).isIn(200, 403);
        assertThat(answer.body()).doesNotContain("sku-");
    }

    @Test
    void what_the_shop_itself_lets_everybody_keep_is_asked_for_again_with_its_tag() {
        Client anybody = new Client(proxy.uri());
        String tag = anybody.get("/stock.json").headers().firstValue("ETag").orElseThrow();

        assertThat(anybody.get("/stock.json", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cached",
                "/cached-late",
                "/cached-by-cdn",
                "/reset",
                "/pixel.gif",
                "/recommendations/list",
                "/feed/list"
            })
    void where_a_rule_was_asked_no_cache_is_told_to_keep_the_answer(String path) {
        HttpResponse<String> answer = who("granted:personalized-ads").get(path);

        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("private, no-store");
        assertThat(answer.headers().map())
                .doesNotContainKeys(
                        "Expires",
                        "ETag",
                        "X-Accel-Expires",
                        "CDN-Cache-Control",
                        "Cloudflare-CDN-Cache-Control",
                        "Surrogate-Control",
                        "Edge-Control");
        assertThat(String.join(",", answer.headers().allValues("Vary"))).contains("Cookie", "Sec-GPC");
    }
}
