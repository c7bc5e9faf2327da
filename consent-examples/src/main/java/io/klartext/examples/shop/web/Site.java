package io.klartext.examples.shop.web;

import io.klartext.examples.shop.picture.Pictures;
import io.klartext.examples.shop.surface.ShopParts;
import io.klartext.examples.shop.surface.Surfaces;

/**
 * What pages are made from.
 *
 * @param shop the parts of the shop
 * @param surfaces everything that is tailored to a visitor
 * @param pictures of the products
 */
record Site(ShopParts shop, Surfaces surfaces, Pictures pictures) {}
