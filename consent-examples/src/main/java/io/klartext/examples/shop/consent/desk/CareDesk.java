package io.klartext.examples.shop.consent.desk;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.profile.Access;
import io.klartext.consent.profile.ProfileView;
import io.klartext.examples.shop.customer.Customer;
import io.klartext.examples.shop.surface.ShopParts;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The desk of customer care: looks up what a customer ordered. Each look is recorded before anything is shown, and the
 * customer can read who looked. For everybody but customer care there is no such page.
 */
public final class CareDesk extends StaffDesk {

    /** The account of customer care, who logs in as karla. */
    public static final String CARE = "s-1002";

    /** Where the desk is. */
    public static final String PATH = "/desk/customers";

    private static final PurposeId PURPOSE = PurposeId.of("customer-care");
    private static final Set<String> NEEDED = Set.of("orders[].sku", "orders[].date", "email");
    private static final long serialVersionUID = 1L;

    private final transient ConsentManager consents;
    private final transient ShopParts shop;

    /**
     * A desk.
     *
     * @param consents checks and records each look
     * @param shop holds what is looked at
     */
    public CareDesk(ConsentManager consents, ShopParts shop) {
        super(CARE);
        this.consents = consents;
        this.shop = shop;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        show(request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String number =
                Optional.ofNullable(request.getParameter("customer")).orElse("").strip();
        request.setAttribute("number", number);
        Optional<Customer> customer = shop.customers().find(number);
        if (customer.isPresent()) {
            look(request, customer.get());
        } else {
            request.setAttribute("nobody", true);
        }
        show(request, response);
    }

    private void look(HttpServletRequest request, Customer customer) {
        Access access = consents.access(Actor.staff(CARE), SubjectId.account(customer.id()), PURPOSE, NEEDED);
        request.setAttribute("looked", access.allowed());
        if (access.allowed()) {
            ProfileView view = access.view(() -> Map.of(
                    "email",
                    customer.email(),
                    "orders",
                    shop.history().profile(customer.id()).orders()));
            request.setAttribute("email", view.text("email").orElse(""));
            request.setAttribute("bought", bought(view));
        }
    }

    private List<Bought> bought(ProfileView view) {
        return view.elements("orders[]").stream()
                .map(order -> new Bought(
                        order.date("date").map(Object::toString).orElse(""),
                        order.text("sku").orElse("")))
                .toList();
    }

    /**
     * A line of an order.
     *
     * @param day when it was ordered
     * @param sku the article
     */
    public record Bought(String day, String sku) {}

    private void show(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        request.setAttribute("catalogue", shop.catalogue());
        request.setAttribute("staff", true);
        request.getRequestDispatcher("/WEB-INF/jsp/care-desk.jsp").forward(request, response);
    }
}
