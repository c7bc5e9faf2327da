package io.klartext.consent.thymeleaf;

import java.util.Set;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.standard.StandardDialect;

/**
 * What a template needs of Klartext, in HTML templates of a web application, beside the standard dialect:
 *
 * <pre>{@code
 * <div consent:offer="personalized-ads" th:insert="~{fragments/picks}"></div>
 * <div consent:otherwise="personalized-ads" th:insert="~{fragments/bestsellers}"></div>
 * <a consent:why="cart.picks" consent:offer-id="${product.sku}">Why do I see this?</a>
 * <a consent:choice="personalized-ads">Change this</a>
 * }</pre>
 *
 * <ul>
 *   <li>{@code offer}: the element is only there if the purpose is allowed. If not, nothing of it is evaluated: no expression,
 *       no fragment, none of its children. A purpose that the policy does not have is denied.
 *   <li>{@code otherwise}: the element is only there if the purpose is not allowed.
 *   <li>{@code why}, with {@code offer-id}: the link to the explanation that the shop's code made for this offer on this
 *       surface in this request; without one the element goes. It is wrapped for the component.
 *   <li>{@code choice}: the link to the choices, which opens at the purpose and leads back; an empty value opens them at the
 *       top.
 * </ul>
 *
 * <p>Values are standard expressions, so that a plain name stands for itself. They may be written {@code data-consent-offer}
 * too. A template that is processed without a request that went through the {@code ConsentFilter}, a {@code why} without an
 * {@code offer-id} and a link that is no {@code a} are errors that name template, line and column
 * ({@link org.thymeleaf.exceptions.TemplateProcessingException}). Immutable and safe for use by many threads.
 */
public final class ConsentDialect extends AbstractProcessorDialect {

    static final String PREFIX = "consent";

    /** Makes the dialect, for {@code templateEngine.addDialect(new ConsentDialect())}. */
    public ConsentDialect() {
        super("Klartext consent", PREFIX, StandardDialect.PROCESSOR_PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String dialectPrefix) {
        return Set.of(
                new OfferProcessor(dialectPrefix, "offer", true),
                new OfferProcessor(dialectPrefix, "otherwise", false),
                new WhyProcessor(dialectPrefix),
                new ChoiceProcessor(dialectPrefix));
    }
}
