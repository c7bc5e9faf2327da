package io.klartext.examples.shop.campaign;

/**
 * Who stands behind a banner that is an advertisement.
 *
 * @param onBehalfOf whose goods it praises
 * @param paidBy who pays for it
 */
public record Sponsor(String onBehalfOf, String paidBy) {}
