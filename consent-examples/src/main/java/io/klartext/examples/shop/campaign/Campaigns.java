package io.klartext.examples.shop.campaign;

import com.fasterxml.jackson.core.type.TypeReference;
import io.klartext.examples.shop.catalogue.LocalText;
import io.klartext.examples.shop.catalogue.Resources;
import io.klartext.examples.shop.customer.Profile;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One campaign for each category, and one for the season that suits everybody. */
public final class Campaigns {

    private final CampaignFile file;

    private Campaigns(CampaignFile file) {
        this.file = file;
    }

    /** The campaigns that ship with the shop. */
    public static Campaigns load() {
        return new Campaigns(Resources.read("campaigns.json", new TypeReference<>() {}));
    }

    /** The campaign of the favourite category, or the season's. Reads nothing else of the profile. */
    public Banner choose(Profile profile) {
        Optional<Campaign> favourite = profile.favouriteCategory().map(file.byCategory()::get);
        return favourite.map(campaign -> campaign.banner(true)).orElseGet(this::season);
    }

    /** The campaign that suits everybody. */
    public Banner season() {
        return file.season().banner(false);
    }

    /** The shape of {@code campaigns.json}. */
    private record CampaignFile(Campaign season, Map<String, Campaign> byCategory) {}

    /** A campaign as written down. */
    private record Campaign(
            String id,
            String sku,
            String link,
            LocalText title,
            LocalText text,
            LocalText action,
            @Nullable Sponsor sponsor) {

        Banner banner(boolean personal) {
            return new Banner(personal, id, sku, link, title, text, action, sponsor);
        }
    }
}
