<%@ page session="false" contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="${t.get('care.title')}">
  <div class="wrap narrow">
    <h1>${t.get('care.title')}</h1>
    <p class="lead">${t.get('care.lead')}</p>
    <form class="inline panel" method="post" action="/desk/customers">
      <label for="customer">${t.get('care.number')}</label>
      <input id="customer" name="customer" required maxlength="20" value="<c:out value='${number}'/>"<c:if test="${nobody}"> aria-invalid="true" aria-describedby="nobody"</c:if>>
      <button>${t.get('care.look')}</button>
    </form>
    <c:if test="${nobody}"><p class="problem" id="nobody" role="alert">${t.get('care.nobody')}</p></c:if>
    <c:if test="${not empty looked and not looked}"><p class="problem" role="alert">${t.get('care.denied')}</p></c:if>
    <c:if test="${looked}">
      <p role="status"><strong>${t.get('care.recorded')}</strong></p>
      <h2><c:out value="${number}"/></h2>
      <p>${t.get('care.email')} <c:out value="${email}"/></p>
      <ul>
        <c:forEach items="${bought}" var="line"><li><c:out value="${line.day}"/>: <c:out value="${catalogue.product(line.sku).get().title.in(locale)}"/></li></c:forEach>
      </ul>
    </c:if>
  </div>
</shop:page>
