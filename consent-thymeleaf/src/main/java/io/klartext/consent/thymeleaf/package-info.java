/** The {@link io.klartext.consent.thymeleaf.ConsentDialect} that a shop with Thymeleaf templates adds to its engine. */
@NullMarked
package io.klartext.consent.thymeleaf;

import org.jspecify.annotations.NullMarked;
