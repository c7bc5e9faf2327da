/** Tests of the filter, its pages and its API, over HTTP in a real Tomcat. */
@NullMarked
package io.klartext.consent.servlet;

import org.jspecify.annotations.NullMarked;
