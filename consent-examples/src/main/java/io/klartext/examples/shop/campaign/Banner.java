package io.klartext.examples.shop.campaign;

import io.klartext.examples.shop.catalogue.LocalText;
import org.jspecify.annotations.Nullable;

/**
 * The banner to show.
 *
 * @param personal whether it was chosen for what is known of the visitor
 * @param id of the campaign
 * @param sku whose picture stands beside it
 * @param link where it leads
 * @param title its headline
 * @param text one sentence
 * @param action what its button says
 * @param sponsor who stands behind it; null if the shop itself does
 */
public record Banner(
        boolean personal,
        String id,
        String sku,
        String link,
        LocalText title,
        LocalText text,
        LocalText action,
        @Nullable Sponsor sponsor) {}
