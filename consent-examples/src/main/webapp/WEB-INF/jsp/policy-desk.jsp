<%@ page session="false" contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="${t.get('desk.title')}">
  <div class="wrap narrow">
    <h1>${t.get('desk.title')}</h1>
    <p class="lead">${t.get('desk.current', current)}</p>
    <h2>${waits ? t.get('desk.next', to) : t.get('desk.last', to)}</h2>
    <c:if test="${empty changes}"><p>${t.get('desk.nothing')}</p></c:if>
    <ul class="orders desk">
      <c:forEach items="${changes}" var="change">
        <li class="panel">
          <div class="order-head"><h3><c:out value="${change.title}"/></h3><p class="size">${change.kind eq 'added' ? t.get('desk.new') : change.asksAgain ? t.get('desk.asks') : t.get('desk.quiet')}</p></div>
          <ul><c:forEach items="${change.lines}" var="line"><li><c:out value="${line}"/></li></c:forEach></ul>
        </li>
      </c:forEach>
    </ul>
    <h2>${t.get('desk.lint')}</h2>
    <c:if test="${empty findings}"><p>${t.get('desk.clean')}</p></c:if>
    <c:if test="${not empty findings}">
      <ul><c:forEach items="${findings}" var="finding"><li><c:out value="${finding.line()}"/></li></c:forEach></ul>
    </c:if>
    <c:if test="${waits}">
      <form class="panel" method="post" action="/desk/policy">
        <p>${t.get('desk.publish.text')}</p>
        <p><button>${t.get('desk.publish', to)}</button></p>
      </form>
    </c:if>
  </div>
</shop:page>
