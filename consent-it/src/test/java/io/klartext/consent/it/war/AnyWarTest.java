package io.klartext.consent.it.war;

import static io.klartext.consent.it.war.Same.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A shop by its war and its rules alone: {@code -Dshop.war=... -Dshop.rules=... -Dshop.policy=...}, our old shop without them.
 * What its pages must become is found out from the pages as they were and the rules, with a parser that is not ours.
 */
@ParameterizedClass(name = "{0}", autoCloseArguments = false)
@ArgumentsSource(EveryShop.Given.class)
class AnyWarTest {

    private final BeforeAndAfter shop;
    private final Rules rules;
    private final Policy policy;

    AnyWarTest(BeforeAndAfter shop) {
        this.shop = shop;
        this.rules = Rules.read(shop.shop().rules());
        this.policy = Policy.read(shop.shop().policy());
    }

    @Test
    void the_shop_itself_says_the_same_to_everybody_who_goes_the_same_way() {
        assertThat(shop.unsteady().stream().map(shop.walkBefore().pages()::get).map(Walk.Step::address))
                .as("pages that differ from visit to visit without the filter, and are not compared byte by byte")
                .isEmpty();
    }

    @Test
    void every_block_and_every_script_of_the_rules_is_somewhere_in_the_shop() {
        List<String> found = new ArrayList<>();
        for (Walk.Step page : shop.walkBefore().pages()) {
            if (page.isHtml()) {
                var document = Markup.parse(page.body(), page.address());
                rules.blocks().stream()
                        .filter(rule -> rule.matches(page.address()))
                        .filter(rule -> !document.select(rule.select()).isEmpty())
                        .forEach(rule -> found.add(rule.toString()));
                rules.scripts().stream()
                        .filter(rule -> !Markup.scripts(document, rule).isEmpty())
                        .forEach(rule -> found.add(rule.toString()));
            }
        }
        assertThat(found)
                .containsAll(rules.blocks().stream().map(Object::toString).toList())
                .containsAll(rules.scripts().stream().map(Object::toString).toList());
    }

    @Test
    void whoever_follows_the_links_of_the_adapted_shop_finds_no_dead_end() {
        Visitor stranger = new Visitor(shop.after());
        Set<String> denied = Answer.NOTHING.denied(policy);
        Set<Integer> before = shop.walkBefore().pages().stream()
                .map(page -> page.reply().status())
                .collect(Collectors.toSet());
        assertThat(shop.wayAfter())
                .filteredOn(address -> !rules.guards(address, denied))
                .allSatisfy(
                        address -> assertThat(stranger.get(address).status()).isIn(before));
    }

    @ParameterizedTest
    @EnumSource(Answer.class)
    void no_page_breaks(Answer answer) {
        Set<String> denied = answer.denied(policy);
        each(shop.walkBefore(), shop.walkAfter(answer), (before, after) -> {
            if (!rules.guards(before.address(), denied)) {
                assertThat(after.reply().status())
                        .as(before.address())
                        .isEqualTo(before.reply().status());
                assertThat(after.reply().header("Location"))
                        .as(before.address())
                        .isEqualTo(before.reply().header("Location"));
                // Jetty writes the same type with or without a space, by the way it is set
                assertThat(after.reply().header("Content-Type").replace(" ", ""))
                        .as(before.address())
                        .isEqualToIgnoringCase(
                                before.reply().header("Content-Type").replace(" ", ""));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Answer.class)
    @Tag("GDPR-7.3")
    void every_byte_is_as_it_was_but_for_what_the_rules_take_and_the_filter_puts_in(Answer answer) {
        Set<String> denied = answer.denied(policy);
        eachSteady(answer, (before, after) -> {
            if (!before.isHtml()) {
                assertSame(before.address(), before.body(), after.body());
            } else if (!rules.guards(before.address(), denied)) {
                expected(before, denied).assertBytes(Markup.withoutInserts(after.body()));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Answer.class)
    void the_document_is_as_it_was_around_what_the_rules_take_and_the_filter_puts_in(Answer answer) {
        Set<String> denied = answer.denied(policy);
        eachSteady(answer, (before, after) -> {
            if (before.isHtml() && !rules.guards(before.address(), denied)) {
                assertSame(
                        before.address(),
                        expected(before, denied).document(),
                        Markup.documentWithoutInserts(after.body(), after.address()));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Answer.class,
            names = {"NOTHING", "REFUSED"})
    @Tag("DSA-27")
    void nothing_of_a_denied_block_is_sent(Answer answer) {
        Set<String> denied = answer.denied(policy);
        List<String> gone = new ArrayList<>();
        eachSteady(answer, (before, after) -> {
            if (before.isHtml()) {
                for (String block : expected(before, denied).denied()) {
                    gone.add(block);
                    assertThat(after.body()).as(before.address()).doesNotContain(block);
                }
            }
        });
        assertThat(gone).isNotEmpty();
    }

    @Test
    @Tag("DSA-26.1")
    void every_allowed_offer_explains_itself() {
        each(shop.walkBefore(), shop.walkAfter(Answer.ALLOWED), (before, after) -> {
            if (before.isHtml()) {
                assertThat(Markup.explanations(after.body(), after.address()))
                        .as(before.address())
                        .hasSize(Markup.offers(before.body(), before.address(), rules));
            }
        });
    }

    @Test
    @Tag("GDPR-15")
    void an_explanation_is_there_for_whoever_asks() {
        Visitor visitor = Visitor.who(Answer.ALLOWED, shop.after());
        Optional<String> link = shop.walkBefore().pages().stream()
                .map(page -> Markup.explanations(visitor.get(page.address()).bytes(), page.address()))
                .flatMap(List::stream)
                .findFirst();
        int offers = shop.walkBefore().pages().stream()
                .filter(Walk.Step::isHtml)
                .mapToInt(page -> Markup.offers(page.body(), page.address(), rules))
                .sum();
        assertThat(link.isEmpty()).isEqualTo(offers == 0);
        link.ifPresent(to -> assertThat(visitor.get(to).status()).isEqualTo(200));
    }

    @ParameterizedTest
    @EnumSource(Answer.class)
    @Tag("ePrivacy-5.3")
    void a_denied_cookie_is_not_set_and_an_allowed_one_is(Answer answer) {
        Set<String> denied = answer.denied(policy);
        each(shop.walkBefore(), shop.walkAfter(answer), (before, after) -> {
            List<String> expected = set(before).stream()
                    .filter(name -> rules.guards(before.address(), denied)
                            || rules.cookies().stream()
                                    .noneMatch(rule ->
                                            denied.contains(rule.purpose()) && Globs.name(rule.pattern(), name)))
                    .toList();
            if (!rules.guards(before.address(), denied)) {
                assertThat(set(after)).as(before.address()).containsExactlyInAnyOrderElementsOf(expected);
            }
        });
    }

    @Test
    @Tag("ePrivacy-5.3")
    void a_denied_cookie_from_before_is_taken_away() {
        Set<String> denied = Answer.NOTHING.denied(policy);
        for (Rules.Named rule : rules.cookies()) {
            if (denied.contains(rule.purpose())) {
                String name = rule.pattern().replace("*", "left");
                Visitor visitor = new Visitor(shop.after()).with(name, "1");
                assertThat(visitor.get("/").headers("Set-Cookie"))
                        .anyMatch(line -> line.startsWith(name + "=;") && line.contains("Max-Age=0"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Answer.class)
    @Tag("GDPR-25")
    void a_guarded_path_is_closed_to_whoever_has_not_allowed_it(Answer answer) {
        Visitor visitor = Visitor.who(answer, shop.after());
        Set<String> denied = answer.denied(policy);
        for (Rules.Guarded rule : rules.paths()) {
            List<String> paths = new ArrayList<>(shop.walkBefore().pages().stream()
                    .map(Walk.Step::address)
                    .filter(rule::matches)
                    .toList());
            paths.add(rule.path().replace("**", "any/thing").replace("*", "anything"));
            for (String path : paths) {
                boolean closed = denied.contains(rule.purpose());
                int plain = new Visitor(shop.before()).get(path).status();
                assertThat(visitor.get(path).status())
                        .as(path)
                        .isEqualTo(!closed ? plain : rule.forward().isEmpty() ? 403 : 200);
            }
        }
    }

    @Test
    void the_log_tells_of_no_exception() {
        for (Answer answer : Answer.values()) {
            shop.walkAfter(answer);
        }
        assertThat(shop.newExceptions()).isEmpty();
    }

    private Expected expected(Walk.Step page, Set<String> denied) {
        return new Expected(
                page.address(),
                page.body(),
                rules,
                denied,
                path -> Markup.withoutInserts(
                        new Visitor(shop.after()).get(path).bytes()));
    }

    private static List<String> set(Walk.Step page) {
        return page.reply().headers("Set-Cookie").stream()
                .filter(line -> !line.contains("Max-Age=0"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .filter(name -> !name.equals("JSESSIONID"))
                .toList();
    }

    private void eachSteady(Answer answer, Pair pair) {
        Walk before = shop.walkBefore();
        Walk after = shop.walkAfter(answer);
        assertThat(shop.unsteady()).hasSizeLessThan(before.pages().size());
        for (int i = 0; i < before.pages().size(); i++) {
            if (!shop.unsteady().contains(i)) {
                pair.compare(before.pages().get(i), after.pages().get(i));
            }
        }
    }

    private static void each(Walk before, Walk after, Pair pair) {
        assertThat(after.pages()).hasSameSizeAs(before.pages()).isNotEmpty();
        for (int i = 0; i < before.pages().size(); i++) {
            pair.compare(before.pages().get(i), after.pages().get(i));
        }
    }

    private interface Pair {

        void compare(Walk.Step before, Walk.Step after);
    }
}
