<%@ tag description="A product in a grid" pageEncoding="UTF-8" %>
<%@ attribute name="product" required="true" type="io.klartext.examples.shop.catalogue.Product" %>
<%@ attribute name="surface" required="false" description="where it is offered, if somebody chose it" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<li class="card">
  <div class="picture shelf-${product.category}"><img src="/pictures/${product.sku}.svg" alt="" width="400" height="400"></div>
  <div class="card-text">
    <h3><a class="card-link" href="/product/${product.sku}"><c:out value="${product.title.in(locale)}"/></a></h3>
    <p class="size">${product.size} · ${t.basePrice(product)}</p>
    <div class="buy">
      <p class="price">${t.price(product.cents)}</p>
      <form method="post" action="/cart/add"><input type="hidden" name="sku" value="${product.sku}"><button class="small">${t.get('cart.add')}<span class="hidden">: <c:out value="${product.title.in(locale)}"/></span></button></form>
    </div>
    <c:if test="${not empty surface}"><shop:why offer="${surface}/${product.sku}" name="${product.title.in(locale)}"/></c:if>
  </div>
</li>
