package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two people whose data can be told apart, at once and very often: neither ever meets a trace of the other. */
class CanariesTest {

    private static final int THREADS = 100;
    private static final int ROUNDS = 250;
    private static final List<String> PEOPLE = List.of(ShopServlet.CANARY + "anna", ShopServlet.CANARY + "ben");

    @Test
    @Tag("GDPR-15")
    @Tag("GDPR-32")
    void in_a_hundred_thousand_requests_no_page_token_or_json_holds_what_is_anothers() throws Exception {
        try (TestShop shop = TestShop.open()) {
            List<String> links = new ArrayList<>();
            for (String person : PEOPLE) {
                Browser browser = shop.browser().loggedInAs(person);
                browser.choose("granted:personalized-ads");
                links.add(browser.get("/offer").lastLine());
            }
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            try {
                List<Future<Integer>> work = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    int me = i % PEOPLE.size();
                    work.add(threads.submit(() -> visits(shop, me, links.get(1 - me))));
                }
                assertThat(sum(work)).as("requests").isGreaterThanOrEqualTo(100_000);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static int sum(List<Future<Integer>> work) throws ExecutionException, InterruptedException {
        int requests = 0;
        for (Future<Integer> one : work) {
            requests += one.get();
        }
        return requests;
    }

    /** Four requests a round: the offer, why, the same as JSON, and the other person's link; now and then the choices too. */
    private static int visits(TestShop shop, int me, String anothers) {
        Browser browser = shop.browser().loggedInAs(PEOPLE.get(me));
        int requests = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Page offer = browser.get("/offer");
            String link = offer.lastLine();
            expect(offer, 200, me, false);
            expect(browser.get(link), 200, me, true);
            expect(browser.get(link.replace("/consent/why?", "/consent/api/why?")), 200, me, true);
            expect(browser.get(anothers), 404, me, false);
            requests += 4;
            if (round % 25 == 0) {
                expect(browser.choices(), 200, me, false);
                requests++;
            }
        }
        return requests;
    }

    private static void expect(Page page, int status, int me, boolean tells) {
        assertThat(page.status()).isEqualTo(status);
        assertThat(page.body()).doesNotContain(PEOPLE.get(1 - me));
        assertThat(page.body().contains(PEOPLE.get(me))).isEqualTo(tells);
    }
}
