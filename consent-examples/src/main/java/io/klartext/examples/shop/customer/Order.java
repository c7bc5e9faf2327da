package io.klartext.examples.shop.customer;

import java.time.LocalDate;

/**
 * One product that was bought on one day.
 *
 * @param date the day of the order
 * @param sku what was bought
 */
public record Order(LocalDate date, String sku) {}
