package io.klartext.examples.shop.web;

import io.klartext.examples.shop.picture.Pictures;
import io.klartext.examples.shop.surface.ShopParts;
import io.klartext.examples.shop.surface.Surfaces;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.jsp.JspFactory;
import java.util.EnumSet;

/** Registers every filter and page of the shop. */
public final class ShopPages {

    /** Where the friendly error page is. */
    public static final String ERROR = "/error";

    private final ServletContext context;
    private final Site site;

    private ShopPages(ServletContext context, Site site) {
        this.context = context;
        this.site = site;
    }

    /** Registers what must come before every other filter: headers, language, and the guard against other sites. */
    public static void registerFilters(ServletContext context) {
        filter(context, "headers", new SecurityHeadersFilter(), EnumSet.of(DispatcherType.REQUEST));
        // An address that Tomcat itself refuses gets its error page without having been through the filters.
        EnumSet<DispatcherType> alsoErrors = EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR);
        filter(context, "language", new LanguageFilter(), alsoErrors);
        filter(context, "same-origin", new SameOriginFilter(), EnumSet.of(DispatcherType.REQUEST));
    }

    /** Registers the pages. */
    public static void register(ServletContext context, ShopParts shop, Surfaces surfaces) {
        JspFactory.getDefaultFactory().getJspApplicationContext(context).addELResolver(new RecordResolver());
        new ShopPages(context, new Site(shop, surfaces, new Pictures(shop.catalogue()))).register();
    }

    private void register() {
        page(new HomePage(), "");
        page(new CategoryPage(), "/category/*");
        page(new ProductPage(), "/product/*");
        page(new CartPage(), "/cart/*");
        page(new LoginPage(), "/login");
        page(new LogoutPage(), "/logout");
        page(new AccountPage(), "/account");
        page(new StoresPage(), "/stores");
        page(new InvitePage(), "/invite").setMultipartConfig(InvitePage.UPLOAD);
        page(new NewsletterPage(), "/newsletter");
        page(new ImprintPage(), "/imprint");
        page(new PicturePage(), "/pictures/*");
        page(new ErrorPage(), ERROR);
    }

    private ServletRegistration.Dynamic page(Page page, String path) {
        ServletRegistration.Dynamic registration =
                context.addServlet(page.getClass().getSimpleName(), new PageServlet(site, page));
        registration.addMapping(path);
        return registration;
    }

    private static void filter(ServletContext context, String name, Filter filter, EnumSet<DispatcherType> when) {
        context.addFilter(name, filter).addMappingForUrlPatterns(when, true, "/*");
    }
}
