<%@ page session="false" contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="${t.get('login.title')}">
  <div class="wrap form-page">
    <h1>${t.get('login.title')}</h1>
    <c:if test="${wrong}"><p class="problem" id="wrong" role="alert">${t.get('login.wrong')}</p></c:if>
    <form class="panel" method="post" action="/login">
      <input type="hidden" name="next" value="<c:out value='${next}'/>">
      <p><label for="userName">${t.get('login.user')}</label>
      <input id="userName" name="userName" autocomplete="username" autocapitalize="none" required value="<c:out value='${userName}'/>"<c:if test="${wrong}"> aria-invalid="true" aria-describedby="wrong"</c:if>></p>
      <p><label for="password">${t.get('login.password')}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required<c:if test="${wrong}"> aria-invalid="true" aria-describedby="wrong"</c:if>></p>
      <p><button>${t.get('login.do')}</button></p>
    </form>
    <div class="note"><h2>${t.get('login.demo')}</h2>
      <p>${t.get('login.demo.text')} <code>anna</code>, <code>ben</code>, <code>clara</code>, <code>deniz</code>, <code>emil</code>, <code>frieda</code>, <code>gustav</code>, <code>hatice</code>, <code>ida</code>, <code>jonas</code>.</p>
      <p>${t.get('login.demo.password')} <code>${demoPassword}</code></p></div>
  </div>
</shop:page>
