package io.klartext.examples.shop.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.examples.shop.catalogue.Catalogue;
import io.klartext.examples.shop.customer.CustomerProfile;
import io.klartext.examples.shop.customer.Profile;
import java.util.List;
import org.junit.jupiter.api.Test;

class CampaignsTest {

    private final Campaigns campaigns = Campaigns.load();

    @Test
    void everyFavouriteCategoryHasACampaignOfAProductThatIsSold() {
        Catalogue catalogue = Catalogue.load();
        assertThat(catalogue.categories()).allSatisfy(category -> {
            Banner banner = campaigns.choose(Profile.of(new CustomerProfile(category.id(), List.of(), List.of())));
            assertThat(banner.personal()).isTrue();
            assertThat(banner.link()).isEqualTo("/category/" + category.id());
            assertThat(catalogue.product(banner.sku())).isPresent();
        });
    }

    @Test
    void everybodyElseSeesTheSeason() {
        Banner banner = campaigns.choose(Profile.nobody());
        assertThat(banner.personal()).isFalse();
        assertThat(banner.id()).isEqualTo("harvest");
    }
}
