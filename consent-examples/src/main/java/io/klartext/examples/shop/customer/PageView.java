package io.klartext.examples.shop.customer;

import java.time.LocalDate;

/**
 * One product page that was looked at; looking again moves it to the front.
 *
 * @param date the last day it was looked at
 * @param sku what was looked at
 */
public record PageView(LocalDate date, String sku) {}
