package io.klartext.consent.profile;

import static io.klartext.consent.SamplePolicy.ADS;
import static io.klartext.consent.SamplePolicy.CONTACTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.ConsentManager;
import io.klartext.consent.FaultyStore;
import io.klartext.consent.SamplePolicy;
import io.klartext.consent.SubjectId;
import io.klartext.consent.TestClock;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.policy.PurposeId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Contacts of people who were never asked. */
@Tag("GDPR-5.1.c")
@Tag("GDPR-25")
final class ContactGateTest {

    private static final PurposeId DISCOVERY = PurposeId.of("contact-discovery");
    private static final DialPlan GERMANY = DialPlan.withTrunkZero("49");

    private record Friend(String name, List<Contact> contacts) {}

    private final TestClock clock = new TestClock();
    private final FaultyStore store = new FaultyStore();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ConsentManager consents = ConsentManager.builder()
            .policy(SamplePolicy.changed(ContactGateTest::withDiscovery))
            .store(store)
            .clock(clock)
            .monotonicClock(clock::nanos)
            .meterRegistry(meters)
            .build();
    private final Map<String, Set<SubjectId>> table = new HashMap<>();
    private final List<Set<String>> lookups = new ArrayList<>();
    private final ContactHashes hashes = ContactHashes.of(KeyRing.of(List.of(key(1))), GERMANY);
    private final ContactGate gate = gate(hashes);

    /** To be found in somebody else's list is a purpose of its own. */
    private static void withDiscovery(ObjectNode document) {
        ArrayNode purposes = (ArrayNode) document.get("purposes");
        for (JsonNode purpose : List.copyOf(purposes.findParents("legalBasis"))) {
            if (purpose.get("id").asText().equals(CONTACTS.value())) {
                ObjectNode own = purpose.deepCopy();
                own.put("id", DISCOVERY.value());
                own.putObject("title").put("de", "Von Freunden gefunden werden").put("en", "Being found by friends");
                purposes.add(own);
            }
        }
    }

    private static String key(long seed) {
        byte[] secret = new byte[32];
        new Random(seed).nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private ContactGate gate(ContactHashes by) {
        return new ContactGate(
                consents,
                by,
                asked -> {
                    lookups.add(asked);
                    Map<String, Set<SubjectId>> found = new HashMap<>(table);
                    found.keySet().retainAll(asked);
                    return found;
                },
                CONTACTS,
                DISCOVERY);
    }

    private void customer(String id, Contact... contacts) {
        for (Contact contact : contacts) {
            table.computeIfAbsent(hashes.of(contact).orElseThrow(), hash -> new HashSet<>())
                    .add(SubjectId.account(id));
        }
    }

    private void says(String id, Choice choice) {
        consents.record(
                SubjectId.account(id), choice, Evidence.of(consents.policy().notice("en"), Method.BUTTON));
    }

    private static Friend friend(String name, Contact... contacts) {
        return new Friend(name, List.of(contacts));
    }

    private List<String> through(Friend... list) {
        return gate.allowed(List.of(list), Friend::contacts).stream()
                .map(Friend::name)
                .toList();
    }

    @Test
    void only_who_allowed_it_goes_through_in_the_order_of_the_list() {
        customer("bert", Contact.telephone("030 123456"));
        customer("cora", Contact.telephone("030 123457"));
        customer("dora", Contact.email("dora@example.com"));
        customer("emil", Contact.email("emil@example.com"));
        says("bert", Choice.granted(DISCOVERY));
        says("cora", Choice.refused(DISCOVERY));
        says("dora", Choice.granted(DISCOVERY));

        assertThat(through(
                        friend("Dora", Contact.email(" DORA@example.com")),
                        friend("Cora", Contact.telephone("+49 30 123457")),
                        friend("Emil", Contact.email("emil@example.com")),
                        friend("Nobody", Contact.telephone("030 999999")),
                        friend("Nothing"),
                        friend("Unreadable", Contact.telephone("call me")),
                        friend("Bert", Contact.telephone("0049 (0) 30 / 123-456"))))
                .containsExactly("Dora", "Bert");
    }

    @Test
    void one_who_has_withdrawn_is_not_found_any_more() {
        customer("bert", Contact.telephone("030 123456"));
        says("bert", Choice.granted(DISCOVERY));
        assertThat(through(friend("Bert", Contact.telephone("030 123456")))).containsExactly("Bert");
        says("bert", Choice.withdrawn(DISCOVERY));
        assertThat(through(friend("Bert", Contact.telephone("030 123456")))).isEmpty();
    }

    @Test
    void everybody_who_is_found_by_an_entry_has_to_allow_it() {
        Contact shared = Contact.telephone("030 123456");
        Contact own = Contact.email("bert@example.com");
        customer("bert", shared, own);
        customer("cora", shared);
        says("bert", Choice.granted(DISCOVERY));
        assertThat(through(friend("Home", shared), friend("Bert", own), friend("Bert", own, shared)))
                .containsExactly("Bert");
        says("cora", Choice.granted(DISCOVERY));
        assertThat(through(friend("Home", shared), friend("Bert", own, shared))).containsExactly("Home", "Bert");
    }

    @Test
    void an_unreadable_or_unknown_number_beside_a_good_one_does_no_harm() {
        customer("bert", Contact.telephone("030 123456"));
        says("bert", Choice.granted(DISCOVERY));
        assertThat(through(friend(
                        "Bert",
                        Contact.telephone("work"),
                        Contact.telephone("030 555555"),
                        Contact.telephone("030 123456"))))
                .containsExactly("Bert");
    }

    @Test
    void without_the_owners_consent_the_list_is_not_even_fetched() {
        customer("bert", Contact.telephone("030 123456"));
        says("bert", Choice.granted(DISCOVERY));
        SubjectId anna = SubjectId.account("anna");
        assertThat(gate.open(consents.check(anna, CONTACTS), ContactGateTest::neverFetched, Friend::contacts))
                .isEmpty();
        assertThat(lookups).isEmpty();
        says("anna", Choice.granted(CONTACTS));
        List<Friend> list = List.of(friend("Bert", Contact.telephone("030 123456")));
        assertThat(gate.open(consents.check(anna, CONTACTS), () -> list, Friend::contacts))
                .isEqualTo(list);
    }

    private static Collection<Friend> neverFetched() {
        throw new AssertionError("the list was fetched");
    }

    @Test
    void a_decision_about_another_purpose_does_not_open_the_list() {
        says("anna", Choice.granted(ADS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gate.open(
                        consents.check(SubjectId.account("anna"), ADS),
                        ContactGateTest::neverFetched,
                        Friend::contacts))
                .withMessageContaining("contact-list-access");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContactGate(consents, hashes, asked -> Map.of(), CONTACTS, CONTACTS));
    }

    @Test
    void the_directory_is_asked_once_and_for_hashes_only() {
        customer("bert", Contact.telephone("030 123456"));
        through(
                friend("Bert", Contact.telephone("030 123456"), Contact.email("bert@example.com")),
                friend("Bert again", Contact.telephone("+4930123456")),
                friend("Cora", Contact.telephone("030 123457")));
        assertThat(lookups).hasSize(1);
        assertThat(lookups.get(0)).hasSize(3).allMatch(hash -> hash.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void what_was_written_under_an_older_key_is_found_under_a_ring_with_a_new_one_in_front() {
        customer("bert", Contact.telephone("030 123456"));
        says("bert", Choice.granted(DISCOVERY));
        List<Friend> list = List.of(friend("Bert", Contact.telephone("030 123456")));
        ContactHashes rotated = ContactHashes.of(KeyRing.of(List.of(key(2), key(1))), GERMANY);
        assertThat(gate(rotated).allowed(list, Friend::contacts)).isEqualTo(list);
        assertThat(rotated.of(Contact.telephone("030 123456")))
                .isNotEqualTo(hashes.of(Contact.telephone("030 123456")));
        ContactHashes foreign = ContactHashes.of(KeyRing.of(List.of(key(3))), GERMANY);
        assertThat(gate(foreign).allowed(list, Friend::contacts)).isEmpty();
    }

    @Test
    void a_directory_or_a_store_that_fails_lets_nobody_through() {
        customer("bert", Contact.telephone("030 123456"));
        says("bert", Choice.granted(DISCOVERY));
        List<Friend> list = List.of(friend("Bert", Contact.telephone("030 123456")));
        ContactGate failing = new ContactGate(
                consents,
                hashes,
                asked -> {
                    throw new IllegalStateException("no row for " + asked);
                },
                CONTACTS,
                DISCOVERY);
        assertThat(failing.allowed(list, Friend::contacts)).isEmpty();
        store.failAt(FaultyStore.Call.LOAD);
        assertThat(gate.allowed(list, Friend::contacts)).isEmpty();
    }

    @Test
    void nothing_about_anybody_in_the_list_is_recorded_or_named_in_a_meter() {
        customer("bert", Contact.telephone("030 123456"));
        through(friend("Bert", Contact.telephone("030 123456")), friend("Nobody", Contact.telephone("030 999999")));
        assertThat(consents.history(SubjectId.account("bert")).events()).isEmpty();
        assertThat(meters.getMetersAsString()).doesNotContain("bert", "123456", "999999");
    }

    /** Random lists and answers, against the rule written down once more in plain lists. */
    @Test
    void a_random_list_is_what_the_rule_says() {
        for (int person = 0; person < 12; person++) {
            says("p" + person, person % 3 == 0 ? Choice.granted(DISCOVERY) : Choice.refused(DISCOVERY));
        }
        for (long seed = 1; seed <= 5000; seed++) {
            Random random = new Random(seed);
            Map<Integer, Set<Integer>> owners = new HashMap<>();
            table.clear();
            for (int left = random.nextInt(12); left > 0; left--) {
                int number = random.nextInt(8);
                int person = random.nextInt(12);
                owners.computeIfAbsent(number, one -> new HashSet<>()).add(person);
                customer("p" + person, Contact.telephone("030 12345" + number));
            }
            List<Friend> list = new ArrayList<>();
            List<Friend> expected = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                List<Contact> contacts = new ArrayList<>();
                Set<Integer> found = new HashSet<>();
                for (int left = random.nextInt(3); left > 0; left--) {
                    int number = random.nextInt(8);
                    contacts.add(Contact.telephone((random.nextBoolean() ? "030 " : "+49-30-") + "12345" + number));
                    found.addAll(owners.getOrDefault(number, Set.of()));
                }
                Friend friend = new Friend("f" + i, contacts);
                list.add(friend);
                if (!found.isEmpty() && found.stream().allMatch(person -> person % 3 == 0)) {
                    expected.add(friend);
                }
            }
            assertThat(gate.allowed(list, Friend::contacts)).as("seed %d", seed).isEqualTo(expected);
        }
    }
}
