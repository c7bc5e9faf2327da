/** Tests of the dialect: a real engine behind a real filter in a real Tomcat. */
@NullMarked
package io.klartext.consent.thymeleaf;

import org.jspecify.annotations.NullMarked;
