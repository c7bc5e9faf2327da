package io.klartext.consent.servlet.internal.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.servlet.dryrun.Fate;
import io.klartext.consent.servlet.dryrun.OfferSpot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SightingsTest {

    private static final class Looker implements PageObserver {

        private final List<String> seen = new ArrayList<>();

        @Override
        public void element(int rule, String element, long offset, Fate fate) {
            seen.add(rule + element + offset + fate);
        }

        @Override
        public void script(@Nullable String source, @Nullable String base, long offset, Fate fate) {
            seen.add("script" + source + base + offset + fate);
        }

        @Override
        public void offer(int rule, String offer, OfferSpot spot, String element, long offset) {
            seen.add(rule + offer + spot + element + offset);
        }
    }

    private static Rewriting rules() {
        return Rewriting.rules()
                .remove("div p.x, li.x")
                .explain("[data-x]", null, null)
                .allow("td, b");
    }

    @Test
    void looking_changes_no_byte_and_what_is_seen_does_not_depend_on_how_the_page_is_cut() {
        int sightings = 0;
        for (long seed = 1; seed <= 3_000; seed++) {
            Random random = new Random(seed);
            byte[] page = RandomMarkup.anything(random).getBytes(StandardCharsets.UTF_8);
            Looker whole = new Looker();
            Looker cut = new Looker();

            assertThat(rules().observer(whole).of(page)).as("seed %d", seed).isEqualTo(rules().of(page));
            rules().observer(cut).cutAnywhere(page, random);

            assertThat(cut.seen).as("seed %d", seed).isEqualTo(whole.seen);
            sightings += whole.seen.size();
        }
        assertThat(sightings).isGreaterThan(3_000);
    }

    @Test
    void a_script_is_told_with_its_address_as_far_as_it_is_certain() {
        Looker looker = new Looker();

        rules().observer(looker)
                .of(
                        "<base href=/b/><script></script><script src='a&amp;b'></script><svg><script href=c></script></svg>");

        assertThat(looker.seen).containsExactly("script/b/15SENT", "scripta&b/b/32SENT", "scriptc/b/68SENT");
    }
}
