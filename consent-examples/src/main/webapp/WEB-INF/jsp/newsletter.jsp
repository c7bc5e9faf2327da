<%@ page session="false" contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="${t.get('newsletter.title')}">
  <div class="wrap form-page">
    <h1>${t.get('newsletter.title')}</h1>
    <p class="lead">${t.get('newsletter.lead')}</p>
    <c:if test="${refused}"><shop:refused text="${t.get('newsletter.refused')}"/></c:if>
    <c:if test="${notAnAddress}"><p class="problem" id="wrong" role="alert">${t.get('newsletter.wrong')}</p></c:if>
    <form class="panel" method="post" action="/newsletter">
      <p><label for="email">${t.get('newsletter.email')}</label>
      <input id="email" name="email" type="email" autocomplete="email" required value="<c:out value='${email}'/>"<c:if test="${notAnAddress}"> aria-invalid="true" aria-describedby="wrong"</c:if>></p>
      <p class="actions"><button name="action" value="on">${t.get('newsletter.on')}</button> <button class="quiet" name="action" value="off">${t.get('newsletter.off')}</button></p>
    </form>
    <p class="size">${t.get('newsletter.demo')}</p>
  </div>
</shop:page>
