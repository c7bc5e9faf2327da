<%@ page session="false" contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="${t.get('account.title')}">
  <div class="wrap narrow">
    <h1>${t.get('account.hello')} <c:out value="${customer.firstName()}"/></h1>
    <form method="post" action="/logout"><p class="lead"><c:out value="${customer.name}"/> · <c:out value="${customer.email}"/> · <button class="link">${t.get('account.logout')}</button></p></form>
    <form class="panel" method="post" action="/account">
      <p><label for="favourite">${t.get('account.favourite')}</label>
      <select id="favourite" name="favourite" aria-describedby="favourite-why">
        <option value="">${t.get('account.none')}</option>
        <c:forEach items="${categories}" var="shelf"><option value="${shelf.id}"<c:if test="${shelf.id eq customer.favouriteCategory}"> selected</c:if>><c:out value="${shelf.name.in(locale)}"/></option></c:forEach>
      </select></p>
      <p class="size" id="favourite-why">${t.get('account.favourite.why')}</p>
      <p><button>${t.get('account.save')}</button></p>
    </form>
    <h2>${t.get('account.orders')}</h2>
    <c:if test="${empty orders}"><p>${t.get('account.noorders')}</p></c:if>
    <ul class="orders">
      <c:forEach items="${orders}" var="order">
        <li class="panel">
          <div class="order-head"><h3>${t.day(order.day)}</h3><p class="size">${t.get('account.number')} ${order.number}</p><p class="price">${t.price(order.total())}</p></div>
          <ul><c:forEach items="${order.lines}" var="line"><li>${line.quantity} × <a href="/product/${line.product.sku}"><c:out value="${line.product.title.in(locale)}"/></a></li></c:forEach></ul>
        </li>
      </c:forEach>
    </ul>
  </div>
</shop:page>
