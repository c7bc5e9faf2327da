/** Servlets, filters and what the pages need to be rendered. */
@NullMarked
package io.klartext.examples.shop.web;

import org.jspecify.annotations.NullMarked;
