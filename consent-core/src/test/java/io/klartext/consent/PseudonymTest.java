package io.klartext.consent;

import static io.klartext.consent.SamplePolicy.ADS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.key.KeyRing;
import io.klartext.consent.key.KeyUse;
import io.klartext.consent.key.TokenText;
import io.klartext.consent.policy.PurposeId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ids that must not be joined: one name for each purpose. */
@Tag("GDPR-25")
final class PseudonymTest {

    private static final int CASES = 5000;

    private final KeyRing ring = KeyRing.of(List.of(key(1), key(2)));

    /** A key that a test can make again. */
    private static String key(long seed) {
        byte[] secret = new byte[32];
        new Random(seed).nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private static ConsentManager manager(KeyRing keys) {
        return ConsentManager.builder().policy(SamplePolicy.policy()).keys(keys).build();
    }

    private static SubjectId subject(Random random) {
        StringBuilder value = new StringBuilder();
        for (int left = 1 + random.nextInt(12); left > 0; left--) {
            value.append("ab1-\u00e4e\u0301 ".charAt(random.nextInt(8)));
        }
        return random.nextBoolean() ? SubjectId.account(value.toString()) : SubjectId.visitor(value.toString());
    }

    private static PurposeId purpose(Random random) {
        return PurposeId.of("ab".charAt(random.nextInt(2)) + "-1".repeat(random.nextInt(3)));
    }

    @Test
    void the_same_ring_gives_the_same_name_on_every_node_and_after_every_restart() {
        try (ConsentManager one = manager(ring);
                ConsentManager other = manager(KeyRing.of(List.of(key(1))))) {
            for (long seed = 1; seed <= CASES; seed++) {
                Random random = new Random(seed);
                SubjectId subject = subject(random);
                PurposeId purpose = purpose(random);
                String name = one.pseudonym(subject, purpose);
                assertThat(name).as("seed %d", seed).matches("[A-Za-z0-9_-]{43}");
                assertThat(other.pseudonym(subject, purpose))
                        .as("seed %d", seed)
                        .isEqualTo(name);
            }
        }
    }

    @Test
    void two_questions_have_one_name_only_if_they_are_the_same_question() {
        try (ConsentManager consents = manager(ring)) {
            Set<List<Object>> asked = new HashSet<>();
            Set<String> names = new HashSet<>();
            for (long seed = 1; seed <= CASES; seed++) {
                Random random = new Random(seed);
                SubjectId subject = subject(random);
                PurposeId purpose = purpose(random);
                asked.add(List.of(subject, purpose));
                names.add(consents.pseudonym(subject, purpose));
                assertThat(names).as("seed %d", seed).hasSameSizeAs(asked);
            }
        }
    }

    @Test
    void an_account_and_a_visitor_of_the_same_text_are_two_people() {
        try (ConsentManager consents = manager(ring)) {
            assertThat(consents.pseudonym(SubjectId.account("17"), ADS))
                    .isNotEqualTo(consents.pseudonym(SubjectId.visitor("17"), ADS));
        }
    }

    /** Whoever holds the names of two purposes, and every id, still cannot join them: no hash without the key fits. */
    @Test
    void without_the_key_no_name_can_be_worked_out_from_an_id_or_from_another_name() {
        SubjectId anna = SubjectId.account("c-1842");
        PurposeId other = PurposeId.of("a");
        try (ConsentManager consents = manager(ring);
                ConsentManager stranger = manager(KeyRing.of(List.of(key(3))))) {
            List<String> names =
                    new ArrayList<>(List.of(consents.pseudonym(anna, ADS), consents.pseudonym(anna, other)));
            assertThat(names)
                    .doesNotHaveDuplicates()
                    .allSatisfy(name -> assertThat(name).doesNotContain("1842"));
            assertThat(names).doesNotContain(stranger.pseudonym(anna, ADS), stranger.pseudonym(anna, other));
            String spelt = "personalized-ads\nACCOUNT\nc-1842";
            for (KeyUse use : KeyUse.values()) {
                String hash = TokenText.encode(ring.mac(use, spelt.getBytes(StandardCharsets.UTF_8)));
                assertThat(names.contains(hash)).as("%s", use).isEqualTo(use == KeyUse.PSEUDONYM);
            }
        }
    }

    @Test
    void a_new_key_in_front_makes_new_names_and_one_behind_none() {
        SubjectId anna = SubjectId.account("c-1842");
        try (ConsentManager before = manager(ring);
                ConsentManager behind = manager(KeyRing.of(List.of(key(1), key(9))));
                ConsentManager front = manager(KeyRing.of(List.of(key(9), key(1))))) {
            assertThat(behind.pseudonym(anna, ADS)).isEqualTo(before.pseudonym(anna, ADS));
            assertThat(front.pseudonym(anna, ADS)).isNotEqualTo(before.pseudonym(anna, ADS));
        }
    }

    @Test
    void without_keys_it_says_how_to_give_them() {
        try (ConsentManager consents =
                ConsentManager.builder().policy(SamplePolicy.policy()).build()) {
            assertThatThrownBy(() -> consents.pseudonym(SubjectId.account("c-1842"), ADS))
                    .isInstanceOf(ConsentException.class)
                    .hasMessageContaining(".keys(KeyRing.inFile(")
                    .hasMessageNotContaining("1842");
        }
    }
}
