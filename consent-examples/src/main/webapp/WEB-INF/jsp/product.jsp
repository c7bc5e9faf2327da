<%@ page session="false" contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="${product.title.in(locale)}">
  <div class="wrap product">
    <div class="picture large shelf-${product.category}"><img src="/pictures/${product.sku}.svg" alt="" width="400" height="400"></div>
    <div class="product-text">
      <p class="kicker"><a href="/category/${category.id}"><c:out value="${category.name.in(locale)}"/></a></p>
      <h1><c:out value="${product.title.in(locale)}"/></h1>
      <p class="lead"><c:out value="${product.text.in(locale)}"/></p>
      <c:choose>
        <c:when test="${price.isPersonal()}">
          <div class="personal-price">
            <p class="price big">${t.price(price.cents)} <s class="regular"><span class="hidden">${t.get('price.regular')} </span>${t.price(price.regular)}</s></p>
            <p><strong>${t.get('price.personal')}</strong> <shop:why offer="product.price/${product.sku}" name="${product.title.in(locale)}"/></p>
          </div>
        </c:when>
        <c:otherwise><p class="price big">${t.price(product.cents)}</p></c:otherwise>
      </c:choose>
      <p class="size">${product.size} · ${t.basePrice(product, price.cents)} · ${t.get('product.tax')}</p>
      <form class="inline" method="post" action="/cart/add">
        <input type="hidden" name="sku" value="${product.sku}">
        <label for="quantity">${t.get('cart.quantity')}</label>
        <input id="quantity" class="number" type="number" name="quantity" value="1" min="1" max="99" required>
        <button>${t.get('cart.add')}</button>
      </form>
      <p class="size">${t.get('product.number')} ${product.sku}</p>
    </div>
  </div>
  <shop:picks picks="${picks}" neutral="picks.together"/>
</shop:page>
