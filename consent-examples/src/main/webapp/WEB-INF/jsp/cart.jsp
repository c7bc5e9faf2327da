<%@ page session="false" contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="${t.get('cart.title')}">
  <div class="wrap narrow">
    <h1>${t.get('cart.title')}</h1>
    <c:choose>
      <c:when test="${empty cart.lines}"><p class="lead">${t.get('cart.empty')}</p><p><a class="button" href="/#shelves">${t.get('cart.look')}</a></p></c:when>
      <c:otherwise>
        <ul class="lines">
          <c:forEach items="${priced.lines}" var="line">
            <li class="line">
              <div class="picture shelf-${line.product.category}"><img src="/pictures/${line.product.sku}.svg" alt="" width="400" height="400"></div>
              <div class="line-text">
                <h2><a href="/product/${line.product.sku}"><c:out value="${line.product.title.in(locale)}"/></a></h2>
                <p class="size">${line.product.size} · ${t.price(line.cents)}<c:if test="${line.cents ne line.product.cents}"> · <strong>${t.get('price.personal')}</strong></c:if></p>
                <c:if test="${line.cents ne line.product.cents}"><shop:why offer="product.price/${line.product.sku}" name="${line.product.title.in(locale)}"/></c:if>
                <div class="line-forms">
                  <form class="inline" method="post" action="/cart/change">
                    <input type="hidden" name="sku" value="${line.product.sku}">
                    <label for="q-${line.product.sku}">${t.get('cart.quantity')}<span class="hidden">: <c:out value="${line.product.title.in(locale)}"/></span></label>
                    <input id="q-${line.product.sku}" class="number" type="number" name="quantity" value="${line.quantity}" min="0" max="99" required>
                    <button class="small quiet">${t.get('cart.change')}<span class="hidden">: <c:out value="${line.product.title.in(locale)}"/></span></button>
                  </form>
                  <form method="post" action="/cart/remove"><input type="hidden" name="sku" value="${line.product.sku}"><button class="link">${t.get('cart.remove')}<span class="hidden">: <c:out value="${line.product.title.in(locale)}"/></span></button></form>
                </div>
              </div>
              <p class="price">${t.price(line.total())}</p>
            </li>
          </c:forEach>
        </ul>
        <div class="total">
          <p><span>${t.get('cart.total')}</span> <strong class="price big">${t.price(priced.total())}</strong></p>
          <p class="size">${t.get('product.tax')}</p>
          <form method="post" action="/cart/checkout"><button>${t.get('cart.checkout')}</button></form>
          <p class="size">${t.get('cart.demo')}</p>
        </div>
      </c:otherwise>
    </c:choose>
  </div>
  <shop:picks picks="${picks}" neutral="${empty cart.lines ? 'picks.popular' : 'picks.together'}"/>
</shop:page>
