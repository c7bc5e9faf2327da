package io.klartext.consent.it.adapted;

import static io.klartext.consent.it.adapted.NamingShop.HARMLESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.klartext.consent.SubjectId;
import io.klartext.consent.it.Stage;
import io.klartext.consent.it.adapted.app.AdaptedApplication;
import io.klartext.consent.it.http.Client;
import io.klartext.consent.servlet.adapt.PageRules;
import io.klartext.consent.servlet.adapt.PageRulesException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every line of {@code hostile-texts.txt} as the name of a product, a surface, a model, an advertiser, a member of staff and
 * an account. In a real browser each page and each JSON is the one of a harmless name, with the line in the name's place.
 */
@ExtendWith(Stage.class)
@Tag("GDPR-32")
final class HostileNamesTest {

    /** What the scripts below share. What is new each time, such as a token, says nothing, nor does where a long word may break. */
    private static final String COMMON = """
            const shape = root => [...root.querySelectorAll('*:not(wbr)')]
                .map(one => one.localName + ' ' + one.getAttributeNames().join(' ')).join('\\n');
            const fresh = ['href', 'token'];
            const strings = async answer => JSON.stringify(await answer.json(),
                (key, value) => fresh.includes(key) ? undefined : value);
            const page = async address => {
              const answer = await fetch(address);
              const parsed = new DOMParser().parseFromString(await answer.text(), 'text/html');
              return {shape: shape(parsed), text: parsed.documentElement.textContent,
                  type: answer.headers.get('content-type'), parsed};
            };
            const json = async address => {
              const answer = await fetch(address);
              return {json: await strings(answer),
                  type: answer.headers.get('content-type') + ' ' + answer.headers.get('x-content-type-options')};
            };
            /** What is told otherwise of a name than of a harmless one. */
            const otherwise = (name, said, harmless, of) => {
              const inJson = JSON.stringify(name).slice(1, -1);
              return Object.keys(of).filter(key => typeof of[key] === 'string').filter(key => said[key]
                  !== of[key].replaceAll(harmless, () => key.startsWith('json') ? inJson : name))
                  .map(key => `${key} of ${name}: ${said[key]}`);
            };
            """;

    /** Opens the panels of all offers, for {@link #TOLD} to find them open. */
    private static final String OPEN =
            "() => document.querySelectorAll('consent-why').forEach(one => one.querySelector('a').click())";

    private static final String ALL_OPEN = """
            () => [...document.querySelectorAll('consent-why')]
                .every(one => one.shadowRoot?.querySelector('h2') && one.link.hasAttribute('aria-expanded'))""";

    /** What the offers of a page tell otherwise than the first of them: in the page, in the panel, on a page and in JSON. */
    private static final String TOLD = "async ([harmless, names]) => {" + COMMON + """
              const told = async article => {
                const said = {};
                said.shape = shape(article);
                said.text = article.textContent;
                for (const [i, why] of [...article.querySelectorAll('consent-why')].entries()) {
                  said['panel shape ' + i] = shape(why.shadowRoot);
                  said['panel text ' + i] = why.shadowRoot.querySelector('[part=panel]').textContent;
                  const [own, api] = await Promise.all([
                      page(why.link.href), json(why.link.href.replace('/why?', '/api/why?'))]);
                  said['page shape ' + i] = own.shape;
                  said['page text ' + i] = own.text;
                  said['json ' + i] = api.json;
                  said['type ' + i] = api.type;
                }
                return said;
              };
              const [first, ...others] = document.querySelectorAll('main > article');
              const expected = await told(first);
              const wrong = others.length === names.length ? [] : ['offers are missing'];
              for (const key of ['text', 'panel text 0', 'page text 1', 'json 0', 'json 1']) {
                if (!expected[key].includes(harmless)) {
                  wrong.push('nothing is told in ' + key);
                }
              }
              if (expected['type 0'] !== 'application/json nosniff') {
                wrong.push(expected['type 0']);
              }
              for (const [i, name] of names.entries()) {
                wrong.push(...otherwise(name, await told(others[i]), harmless, expected));
              }
              return wrong;
            }""";

    /** The items of all lists of what was shown and who looked, which bear one name each. */
    private static final String LISTED = "async ([harmless, names]) => {" + COMMON + """
              const wrong = [];
              const lists = [...document.querySelectorAll('ol.past')];
              for (const list of lists) {
                const told = [...list.children].map(one => ({shape: shape(one), text: one.textContent}));
                const expected = told.find(one => one.text.includes(harmless));
                for (const name of names) {
                  if (!told.some(one => otherwise(name, one, harmless, expected).length === 0)) {
                    wrong.push(name);
                  }
                }
              }
              return lists.length === 2 ? wrong : ['there are ' + lists.length + ' lists'];
            }""";

    /** Allows everything as the account of a name, and tells all that the receipt says, with the address of its page. */
    private static final String ALLOW = "async name => {" + COMMON + """
              document.cookie = 'account=' + encodeURIComponent(name) + '; path=/';
              const {token} = await (await fetch('/consent/api/choices')).json();
              const body = JSON.stringify({token, choices: [{purpose: 'personalized-ads', choice: 'granted'}]});
              const done = await fetch('/consent/api/choices',
                  {method: 'POST', headers: {'Content-Type': 'application/json'}, body});
              const choices = await page('/consent/choices');
              const receipt = choices.parsed.querySelector('a[href*="/receipt?"]').getAttribute('href');
              const event = new URL(receipt, location).searchParams.get('event');
              const [own, api] = await Promise.all([page(receipt), json(receipt.replace('/receipt?', '/api/receipt?'))]);
              const record = api.json.match(/urn:klartext:record:(\\w+)/)[1];
              const same = text => text.replaceAll(event, 'event').replaceAll(record, 'record');
              return [
                {
                  'json done': await strings(done), 'choices shape': choices.shape, 'choices text': choices.text,
                  'receipt shape': own.shape,
                  'receipt text': same(own.text), 'json receipt': same(api.json), type: own.type + ' ' + api.type},
                receipt,
              ];
            }""";

    private static final String OTHERWISE =
            "([name, said, harmless, of]) => {" + COMMON + "return otherwise(name, said, harmless, of); }";

    @Test
    void whatever_an_explanation_names_is_shown_as_text(Browser browser) {
        try (AdaptedShop shop = AdaptedShop.running(NamingShop::add);
                BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("en"))) {
            List<String> wrong = new ArrayList<>();
            Page page = HostileTexts.watched(context, wrong);
            for (int from = 0; from < HostileTexts.LINES.size(); from += NamingShop.AT_ONCE) {
                List<String> names = NamingShop.names(from);
                open(page, shop, "/empty");
                page.evaluate(ALLOW, "reader-" + from);
                open(page, shop, "/offers?from=" + from);
                page.evaluate(OPEN);
                page.waitForFunction(ALL_OPEN);
                assertThat(page.evaluate(TOLD, List.of(HARMLESS, names))).isEqualTo(List.of());
                wrong.addAll(HostileTexts.ran(page));
                List<?> links = (List<?>)
                        page.evaluate(
                                "() => [...document.querySelectorAll('consent-why:last-child > a')].map(one => one.getAttribute('href'))");
                assertThat(links).hasSize(1 + names.size());
                links.forEach(link -> open(page, shop, (String) link));
                open(page, shop, "/consent/known");
                assertThat(page.evaluate(LISTED, List.of(HARMLESS, names))).isEqualTo(List.of());
            }
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void whatever_an_account_is_called_is_text_on_its_receipt_and_nowhere_else(Browser browser) {
        try (AdaptedShop shop = AdaptedShop.running(NamingShop::add);
                BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("en"))) {
            List<String> wrong = new ArrayList<>();
            Page page = HostileTexts.watched(context, wrong);
            // a receipt may ask for nothing itself
            Page receipt = HostileTexts.watched(context, wrong);
            open(page, shop, "/empty");
            Map<?, ?> expected = (Map<?, ?>) ((List<?>) page.evaluate(ALLOW, HARMLESS)).get(0);
            expected.forEach((where, said) -> assertThat(((String) said).contains(HARMLESS))
                    .as((String) where)
                    .isEqualTo(List.of("receipt text", "json receipt").contains(where)));
            for (String name : HostileTexts.LINES) {
                List<?> allowed = (List<?>) page.evaluate(ALLOW, name);
                assertThat(page.evaluate(OTHERWISE, List.of(name, allowed.get(0), HARMLESS, expected)))
                        .isEqualTo(List.of());
                open(receipt, shop, (String) allowed.get(1));
            }
            assertThat(wrong).isEmpty();
        }
    }

    private static void open(Page page, AdaptedShop shop, String path) {
        page.navigate(shop.uri().resolve(path).toString());
        assertThat(HostileTexts.ran(page)).isEmpty();
    }

    @Test
    void a_name_is_in_no_header_and_no_cookie_of_ours() {
        try (AdaptedShop shop = AdaptedShop.running(NamingShop::add)) {
            for (String name : HostileTexts.LINES) {
                Client person = new Client(shop.uri());
                person.choose("objected:own-ranking");
                HttpResponse<String> logIn = person.get("/login?to=" + HostileTexts.encoded(name));
                assertThat(logIn.headers().allValues("Set-Cookie"))
                        .as("the visitor's no was taken over for " + name)
                        .hasSize(2)
                        .anyMatch(cookie -> cookie.matches("__Host-consent=[\\w.-]+; Max-Age=\\d+; Path=/;.*"));
                for (HttpResponse<String> answer : List.of(
                        logIn,
                        person.choose("granted:*"),
                        person.get("/consent/choices"),
                        person.get("/consent/known"),
                        person.get("/consent/api/choices"))) {
                    assertThat(answer.statusCode()).as(name).isIn(200, 303);
                    assertThat(answer.body()).doesNotContain(name);
                    assertThat(ours(answer))
                            .noneMatch(line -> line.contains(name) || line.contains(HostileTexts.encoded(name)));
                }
            }
        }
    }

    /** All that the headers say, but for the shop's own cookie. */
    private static List<String> ours(HttpResponse<?> answer) {
        return answer.headers().map().values().stream()
                .flatMap(List::stream)
                .filter(value -> !value.startsWith("account="))
                .toList();
    }

    @Test
    void an_account_with_a_line_in_its_name_is_refused_and_everything_denied() {
        String name = "a\r\nX-Evil: yes";
        assertThatThrownBy(() -> SubjectId.account(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A subject id has no control characters, found one at index 1");
        try (AdaptedShop shop = AdaptedShop.running(NamingShop::add)) {
            Client person = new Client(shop.uri());
            String cookie = "account=" + HostileTexts.encoded(name);
            HttpResponse<String> choices = person.get("/consent/api/choices", "Cookie", cookie);
            assertThat(choices.statusCode()).isEqualTo(200);
            assertThat(choices.body())
                    .contains("\"subject\":\"nobody\"", "\"allowed\":false")
                    .doesNotContain("\"allowed\":true", "X-Evil");
            assertThat(choices.headers().firstValue("X-Evil")).isEmpty();
        }
    }

    @Test
    void a_surface_of_the_rules_is_a_word_and_anything_else_is_refused_where_it_stands() {
        for (String name : HostileTexts.LINES) {
            String json = new String(JsonStringEncoder.getInstance().quoteAsString(name));
            assertThatThrownBy(() -> PageRules.parse(AdaptedApplication.RULES.replace("page.picks", json)))
                    .as(name)
                    .isInstanceOf(PageRulesException.class)
                    .hasMessageContainingAll("/rules/0/surface", "1 to 64 letters, digits, dots, hyphens");
        }
    }
}
