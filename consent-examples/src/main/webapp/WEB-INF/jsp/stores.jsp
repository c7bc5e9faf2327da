<%@ page session="false" contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="${t.get('stores.title')}" script="stores.js">
  <div class="wrap narrow">
    <h1>${t.get('stores.title')}</h1>
    <p class="lead">${t.get('stores.lead')}</p>
    <div class="panel">
      <form class="inline" method="get" action="/stores">
        <label for="postcode">${t.get('stores.postcode')}</label>
        <input id="postcode" class="postcode" name="postcode" inputmode="numeric" autocomplete="postal-code" maxlength="5" required value="<c:out value='${postcode}'/>"<c:if test="${unknownPostcode}"> aria-invalid="true" aria-describedby="unknown"</c:if>>
        <button>${t.get('stores.search')}</button>
      </form>
      <c:if test="${unknownPostcode}"><p class="problem" id="unknown" role="alert">${t.get('stores.unknown')}</p></c:if>
      <form id="share" class="inline" method="post" action="/stores" hidden>
        <input type="hidden" name="latitude"><input type="hidden" name="longitude">
        <button class="quiet" type="submit">${t.get('stores.share')}</button>
        <p id="share-problem" class="problem" role="alert" hidden>${t.get('stores.shareproblem')}</p>
      </form>
    </div>
    <c:if test="${not empty nearby}">
      <c:choose>
        <c:when test="${nearby.allowed}">
          <h2 id="near">${t.get('stores.near')}</h2>
          <ol class="stores near">
            <c:forEach items="${nearby.stores}" var="one"><li class="panel"><h3><c:out value="${one.store.city}"/></h3><p><c:out value="${one.store.street}"/><br>${one.store.postcode} <c:out value="${one.store.city}"/></p><p class="distance">${t.get('stores.about')} ${one.kilometres} km</p></li></c:forEach>
          </ol>
        </c:when>
        <c:otherwise><shop:refused text="${t.get('stores.refused')}"/></c:otherwise>
      </c:choose>
    </c:if>
    <c:if test="${not empty delivery and delivery.allowed}">
      <h2>${t.get('stores.delivery')}</h2>
      <p>${empty delivery.from ? t.get('stores.delivery.none') : t.get('stores.delivery.from', delivery.from.city)}</p>
    </c:if>
    <h2>${t.get('stores.all')}</h2>
    <ul class="stores">
      <c:forEach items="${stores}" var="store"><li><h3><c:out value="${store.city}"/></h3><p><c:out value="${store.street}"/><br>${store.postcode} <c:out value="${store.city}"/></p></li></c:forEach>
    </ul>
  </div>
</shop:page>
